using System.CommandLine;
using CorsFunctions.Browser;
using CorsFunctions.Cli.Check.Requests;

namespace CorsFunctions.Cli.Check;

/// <summary>The options of <c>cors check</c>, and the requests that they mean.</summary>
internal sealed class CheckOptions
{
    private const double DefaultSeconds = 10;
    private const double MostSeconds = 600;

    private readonly Argument<string?> url = new("URL") { Description = "The URL that the page calls. Nothing is sent anywhere else.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> origin = new("--origin") { HelpName = "ORIGIN", Description = "The page's origin, as in 'https://app.example.com'." };
    private readonly Option<string?> method = new("--method") { HelpName = "METHOD", Description = "The request's method; GET unless given." };
    private readonly Option<string[]> header = new("--header") { HelpName = "NAME[=VALUE]", Description = "A header that the page sets; repeat it for more.", AllowMultipleArgumentsPerToken = false };
    private readonly Option<bool> credentials = new("--credentials") { Description = "The page includes credentials (cookies)." };
    private readonly Option<string?> body = new("--body") { HelpName = "TEXT", Description = "The body that --send sends." };
    private readonly Option<bool> send = new("--send") { Description = "Sends the actual request as well, even where the preflight fails: its answer tells causes apart." };
    private readonly Option<bool> expectBlocked = new("--expect-blocked") { Description = "Turns the exit code round: 0 where a browser blocks." };
    private readonly Option<string?> fromCurl = new("--from-curl") { HelpName = "COMMAND", Description = "The request as the browser's \"Copy as cURL (bash)\" gives it." };
    private readonly Option<string?> fromHar = new("--from-har") { HelpName = "FILE", Description = "All cross-origin requests of a saved network log." };
    private readonly Option<double> timeout = new("--timeout") { HelpName = "SECONDS", Description = "How long to wait for an answer.", DefaultValueFactory = _ => DefaultSeconds };
    private readonly Option<string> output = SharedOptions.Output(OutputForm.Json);

    public void AddTo(Command command)
    {
        command.Add(url);
        foreach (var option in new Option[] { origin, method, header, credentials, body, send, expectBlocked, fromCurl, fromHar, timeout, output })
        {
            command.Add(option);
        }
    }

    public bool Sends(ParseResult parsed) => parsed.GetValue(send);

    public bool ExpectsBlocked(ParseResult parsed) => parsed.GetValue(expectBlocked);

    public bool IsJson(ParseResult parsed) => parsed.GetValue(output) == OutputForm.Json;

    public bool IsLog(ParseResult parsed) => parsed.GetValue(fromHar) is not null;

    public TimeSpan Patience(ParseResult parsed) => TimeSpan.FromSeconds(parsed.GetValue(timeout));

    public async Task<IReadOnlyList<CheckRequest>> RequestsAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(timeout) is not (> 0 and <= MostSeconds))
        {
            throw new BadRequestException($"--timeout takes seconds, more than 0 and at most {MostSeconds}. Write --timeout {DefaultSeconds}.");
        }

        var requests = await ReadAsync(parsed, cancellationToken);
        var unsent = Sends(parsed) ? null : requests.FirstOrDefault(request => !request.Need.IsNeeded && !request.IsSameOrigin);
        if (unsent is null)
        {
            return requests;
        }

        // One of a log is left out; alone it is a question without an answer.
        var rest = requests.Where(request => request.Need.IsNeeded || request.IsSameOrigin).ToList();
        return rest.Count > 0
            ? rest
            : throw new BadRequestException($"A browser sends {unsent.Method} {unsent.Address} without a preflight, so there is nothing to judge until it is sent. Add --send.");
    }

    private async Task<IReadOnlyList<CheckRequest>> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (address, curl, log) = (parsed.GetValue(url), parsed.GetValue(fromCurl), parsed.GetValue(fromHar));
        if (new[] { address, curl, log }.Count(each => each is not null) != 1)
        {
            throw new BadRequestException("Give one of: a URL, --from-curl, --from-har. Write 'cors check https://api.example.com/items --origin https://app.example.com --method PUT'.");
        }

        if (log is not null)
        {
            Forbid(parsed, "--from-har", origin, method, header, body);
            var requests = await HarFile.ReadAsync(log, parsed.GetValue(credentials), cancellationToken);
            return requests.Count > 0 ? requests : throw new BadRequestException("The log has no cross-origin request: none has an Origin header of another origin than its URL's.");
        }

        if (curl is not null)
        {
            Forbid(parsed, "--from-curl", method, header, body);
            return [CurlCommand.Parse(curl, parsed.GetValue(origin), parsed.GetValue(credentials))];
        }

        return
        [
            RequestBuilder.Build(
                address!,
                parsed.GetValue(origin) ?? throw new BadRequestException("--origin is missing: the page's origin. Write --origin https://app.example.com."),
                parsed.GetValue(method) ?? "GET",
                (parsed.GetValue(header) ?? []).Select(HeaderArgument.Parse),
                parsed.GetValue(credentials) ? CredentialsMode.Include : CredentialsMode.Omit,
                parsed.GetValue(body)),
        ];
    }

    private static void Forbid(ParseResult parsed, string source, params ReadOnlySpan<Option> others)
    {
        foreach (var option in others)
        {
            if (parsed.GetResult(option) is { Implicit: false })
            {
                throw new BadRequestException($"{option.Name} does not go with {source}, which has it already. Leave one out.");
            }
        }
    }
}
