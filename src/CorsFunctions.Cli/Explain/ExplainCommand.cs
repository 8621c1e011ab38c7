using System.CommandLine;
using CorsFunctions.Browser;
using CorsFunctions.Cli.Stores;
using CorsFunctions.Explanations;
using CorsFunctions.Policies;

namespace CorsFunctions.Cli.Explain;

/// <summary><c>cors explain</c>: why a browser's request is allowed or refused by the rows, and the edit that would allow it.</summary>
internal sealed class ExplainCommand : StoreCommand
{
    private readonly Argument<string> url = new("url") { Description = "The path as the browser sends it, such as /api/data, or the whole URL." };
    private readonly Option<string> origin = new("--origin") { HelpName = "ORIGIN", Description = "The page's origin, such as https://app.example.com.", Required = true };
    private readonly Option<string> method = new("--method") { HelpName = "METHOD", Description = "The method of the request.", DefaultValueFactory = _ => "GET" };
    private readonly Option<string[]> headers = new("--header") { HelpName = "NAME[=VALUE]", Description = "A header that the page sets; once for each." };
    private readonly Option<bool> credentials = new("--credentials") { Description = "Cookies or other credentials are included." };
    private readonly Option<string> output = SharedOptions.Output(OutputForm.Json);

    public ExplainCommand(TimeProvider time)
        : base("explain", "Tells why a browser's request is allowed or refused, which row decides, and the edit that would allow it. Exit code: 0 allowed, 1 refused, 2 wrong usage, 3 no connection.", time)
    {
        Add(url);
        Add(origin);
        Add(method);
        Add(headers);
        Add(credentials);
        Add(output);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var lines = (parsed.GetValue(headers) ?? []).Select(HeaderArgument).ToList();
        var mode = parsed.GetValue(credentials) ? CredentialsMode.Include : CredentialsMode.Omit;
        if (!ExplainedRequest.TryCreate(parsed.GetRequiredValue(url), parsed.GetRequiredValue(origin), parsed.GetRequiredValue(method), lines, mode, out var request, out var error))
        {
            throw new UsageException(error);
        }

        var app = Store.AppOrDefault(parsed);
        var rows = (await Store.Open(parsed, Time).ReadAsync(cancellationToken)).Select(stored => stored.Row).ToList();
        var explanation = Explainer.Explain(PolicySet.Create(rows, app), rows, app, request, Time.GetUtcNow());
        var writer = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(output) == OutputForm.Json)
        {
            await writer.WriteLineAsync(ExplanationJson.Write(explanation));
        }
        else
        {
            ExplanationText.Write(explanation, Store.Describe(parsed), Store.HintAtKey(parsed), writer);
        }

        return explanation.IsAllowed ? ExitCode.Valid : ExitCode.Invalid;
    }

    private static HeaderLine HeaderArgument(string text)
    {
        var end = text.AsSpan().IndexOfAny('=', ':');
        return end < 0 ? new HeaderLine(text, "") : new HeaderLine(text[..end].TrimEnd(), text[(end + 1)..].Trim());
    }
}
