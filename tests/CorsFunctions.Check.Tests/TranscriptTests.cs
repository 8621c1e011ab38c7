using CorsFunctions.Azurite;
using CorsFunctions.Check.Tests.Running;
using CorsFunctions.Check.Tests.Servers;

namespace CorsFunctions.Check.Tests;

/// <summary>The transcripts in docs/check.md are what the tool prints today; CORS_CHECK_TABLE=write writes them anew.</summary>
public sealed class TranscriptTests
{
    private const StringComparison Exact = StringComparison.Ordinal;

    private static readonly string Page = Path.Combine(TestFolders.Root, "docs", "check.md");

    [Theory]
    [InlineData("nginx/article-if")]
    [InlineData("stub/flex-consumption")]
    public async Task Transcript_is_what_the_tool_prints(string id)
    {
        var @case = ServerCase.All[id];
        await using var server = await ServerHosts.Get(@case.Server).StartAsync(@case.Text, variant: null);
        string[] args = [new Uri(server.Address, @case.RequestPath).AbsoluteUri, .. Doctor.Defaults(@case.Arguments)];
        var result = await Doctor.RunAsync(args);
        var transcript = $"$ cors check {string.Join(' ', args.Select(Quote)).Replace(" --timeout 60", "", Exact)}\n{result.Output}$ echo $?\n{result.ExitCode}\n"
            .Replace(server.Address.Authority, "api.example.com", Exact);

        var page = await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken);
        var head = $"<!-- transcript: {id} -->\n```\n";
        var start = page.IndexOf(head, Exact) + head.Length;
        var end = page.IndexOf("```\n", start, Exact);
        if (Environment.GetEnvironmentVariable("CORS_CHECK_TABLE") == "write")
        {
            page = string.Concat(page.AsSpan(0, start), transcript, page.AsSpan(end));
            await File.WriteAllTextAsync(Page, page, TestContext.Current.CancellationToken);
            return;
        }

        Assert.Equal(page[start..end], transcript);
    }

    private static string Quote(string arg) => arg.AsSpan().ContainsAny(" {}") ? $"'{arg}'" : arg;
}
