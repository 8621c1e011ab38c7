using System.Text;
using CorsFunctions.Worker.Tests.Functions;
using CorsFunctions.Worker.Tests.Support;

namespace CorsFunctions.Worker.Tests;

/// <summary>docs/modes.md, written by the real worker. To renew it, run with the environment variable <c>CORSFUNCTIONS_APPROVE=1</c>.</summary>
public class ModeTableTests
{
    private static readonly string File = Path.Combine(Repository.Root, "docs", "modes.md");

    private static readonly (string Title, string Method, string Path, string? Origin, bool InPlain)[] Requests =
    [
        ("preflight of an allowed origin", "PREFLIGHT", "/api/created", TestApp.Origin, true),
        ("preflight for a path that no function has", "PREFLIGHT", "/api/no/such", TestApp.Origin, true),
        ("preflight of another origin", "PREFLIGHT", "/api/created", TestApp.Evil, true),
        ("200 by HttpResponseData", "GET", "/api/status/200", TestApp.Origin, true),
        ("200 of a request without Origin", "GET", "/api/status/200", null, true),
        ("201 by HttpResponseData with a body", "POST", "/api/created", TestApp.Origin, true),
        ("302", "GET", "/api/status/302", TestApp.Origin, true),
        ("401", "GET", "/api/status/401", TestApp.Origin, true),
        ("404 of the function", "GET", "/api/status/404", TestApp.Origin, true),
        ("404 of an unknown route", "GET", "/api/no/such", TestApp.Origin, true),
        ("OPTIONS that is no preflight, listed by the function", "OPTIONS", "/api/own-options", TestApp.Origin, true),
        ("OPTIONS that is no preflight, listed by none", "OPTIONS", "/api/created", TestApp.Origin, true),
        ("exception in the function", "GET", "/api/throws", TestApp.Origin, true),
        ("another origin with EnforceOrigin", "GET", "/api/created", TestApp.Evil, true),
        ("200 by IActionResult", "GET", "/api/action", TestApp.Origin, false),
        ("202 by IResult", "GET", "/api/iresult", TestApp.Origin, false),
        ("302 by IActionResult", "GET", "/api/action/302", TestApp.Origin, false),
        ("exception in the result", "GET", "/api/result-throws", TestApp.Origin, false),
        ("stream", "GET", "/api/stream", TestApp.Origin, false),
        ("another origin with EnforceOrigin, IActionResult", "GET", "/api/action", TestApp.Evil, false),
    ];

    [Fact]
    public async Task Table_of_modes_orders_and_answers_is_the_one_in_docs()
    {
        StreamGate.Current = new();
        StreamGate.Current.SetResult();
        var answers = new Dictionary<Arrangement, string[]>();
        foreach (var arrangement in Arrangement.ThatRun)
        {
            await using var app = await TestApp.StartAsync(new TestAppSetup(arrangement) { Configure = options => options.EnforceOrigin = true });
            answers[arrangement] = [.. await AnswersAsync(app, arrangement.Mode)];
        }

        var table = await ToMarkdownAsync(answers);
        if (Environment.GetEnvironmentVariable("CORSFUNCTIONS_APPROVE") == "1")
        {
            await System.IO.File.WriteAllTextAsync(File, table, TestContext.Current.CancellationToken);
        }

        Assert.Equal((await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"), table);
    }

    private static async Task<List<string>> AnswersAsync(TestApp app, Mode mode)
    {
        var answers = new List<string>();
        foreach (var (_, method, path, origin, inPlain) in Requests)
        {
            answers.Add(mode == Mode.Plain && !inPlain ? "" : Describe(method == "PREFLIGHT" ? await app.PreflightAsync(path, origin!) : await app.SendAsync(method, path, origin)));
        }

        return answers;
    }

    private static string Describe(RawResponse response)
    {
        var names = response.CorsLines.Select(line => line["access-control-".Length..line.IndexOf(':', StringComparison.Ordinal)]);
        return $"{response.Status}{string.Concat(names.Select(name => $" {name}"))}{(response.Vary.Contains("Origin") ? "" : " without Vary")}";
    }

    private static async Task<string> ToMarkdownAsync(Dictionary<Arrangement, string[]> answers)
    {
        var text = new StringBuilder();
        text.Append("# Modes and orders\n\n");
        text.Append("What the real worker answers, in both modes and every order of the lines. The test `ModeTableTests` writes this file and compares it.\n");
        text.Append("`Cors:EnforceOrigin` is on. An answer is the status and the `Access-Control-` headers, by the rest of their names; every response has `Vary: Origin` as well.\n\n");
        foreach (var mode in Enum.GetValues<Mode>())
        {
            var ofMode = answers.Where(pair => pair.Key.Mode == mode).ToList();
            text.Append(mode == Mode.Plain ? "## Plain worker\n\n" : "## ASP.NET Core integration\n\n");
            text.Append("The answers are the same for each of:\n\n");
            foreach (var (arrangement, found) in ofMode)
            {
                Assert.Equal(ofMode[0].Value, found);
                text.Append($"- `{arrangement.Name}`\n");
            }

            text.Append("\n| request | answer |\n| --- | --- |\n");
            for (var i = 0; i < Requests.Length; i++)
            {
                if (ofMode[0].Value[i] is { Length: > 0 } answer)
                {
                    text.Append($"| {Requests[i].Title} | {answer} |\n");
                }
            }

            text.Append('\n');
        }

        text.Append("## Orders that cannot work\n\nThe app stops at the start:\n\n| program | sentence |\n| --- | --- |\n");
        foreach (var arrangement in Arrangement.ThatStop)
        {
            var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => TestApp.StartAsync(new TestAppSetup(arrangement)));
            text.Append($"| `{arrangement.Name}` | {exception.Message} |\n");
        }

        return text.ToString();
    }
}
