using System.Text.Json;
using CorsFunctions.Browser.Tests.Scenarios;
using CorsFunctions.Browser.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace CorsFunctions.Browser.Tests;

/// <summary>The sentences of explanations are Chromium's own, also for answers that our app never gives: a server answers as the case says.</summary>
public sealed class SentenceTests(Chromium chromium)
{
    private const string Origin = "{origin}";

    private static readonly Answer[] Answers =
    [
        new("no Access-Control-Allow-Origin", "GET"),
        new("no Access-Control-Allow-Origin on a preflight", "PUT"),
        new("two origins in one line", "GET", ("Access-Control-Allow-Origin", $"{Origin}, http://other.test")),
        new("two lines", "GET", ("Access-Control-Allow-Origin", Origin), ("Access-Control-Allow-Origin", "http://other.test")),
        new("no origin at all", "GET", ("Access-Control-Allow-Origin", "app")),
        new("another origin", "GET", ("Access-Control-Allow-Origin", "http://other.test")),
        new("null for an origin", "GET", ("Access-Control-Allow-Origin", "null")),
        new("a slash at the end", "PUT", ("Access-Control-Allow-Origin", $"{Origin}/")),
        new("credentials and the wildcard", "GET", ("Access-Control-Allow-Origin", "*")) { Mode = CredentialsMode.Include },
        new("credentials not allowed", "PUT", ("Access-Control-Allow-Origin", Origin)) { Mode = CredentialsMode.Include },
        new("credentials allowed with a capital", "GET", ("Access-Control-Allow-Origin", Origin), ("Access-Control-Allow-Credentials", "True")) { Mode = CredentialsMode.Include },
        new("a preflight's 404", "PUT", ("Access-Control-Allow-Origin", Origin)) { Status = 404 },
        new("a preflight's redirect", "PUT", ("Access-Control-Allow-Origin", Origin), ("Location", "/elsewhere")) { Status = 307 },
        new("methods that cannot be parsed", "PUT", ("Access-Control-Allow-Origin", Origin), ("Access-Control-Allow-Methods", "PUT; GET")),
        new("headers that cannot be parsed", "GET", ("Access-Control-Allow-Origin", Origin), ("Access-Control-Allow-Headers", "x a")) { Header = "x-a" },
        new("a method not in the list", "PUT", ("Access-Control-Allow-Origin", Origin), ("Access-Control-Allow-Methods", "PATCH")),
        new("a method in another case", "patch", ("Access-Control-Allow-Origin", Origin), ("Access-Control-Allow-Methods", "PATCH")),
        new("a header not in the list", "GET", ("Access-Control-Allow-Origin", Origin), ("Access-Control-Allow-Headers", "x-b")) { Header = "x-a" },
        new("a star for methods, with credentials", "PUT", ("Access-Control-Allow-Origin", Origin), ("Access-Control-Allow-Credentials", "true"), ("Access-Control-Allow-Methods", "*"))
        {
            Mode = CredentialsMode.Include,
        },
        new("a star for Authorization, where Chromium is laxer than the standard", "GET", ("Access-Control-Allow-Origin", Origin), ("Access-Control-Allow-Headers", "*")) { Header = "authorization" },
        new("all that is needed", "PUT", ("Access-Control-Allow-Origin", Origin), ("Access-Control-Allow-Methods", "PUT"), ("Access-Control-Allow-Headers", "X-A")) { Header = "x-a" },
    ];

    public static TheoryData<string> Names => [.. Answers.Select(answer => answer.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Verdict_on_an_answer_is_Chromiums_sentence_to_the_letter(string name)
    {
        Chromium.RequireBrowser();
        var answer = Answers.Single(each => each.Name == name);
        await using var pages = await PageServer.StartAsync();
        var origin = pages.Origin(Places.App);
        await using var server = await LoopbackServer.StartAsync(http => AnswerAsync(http, answer, origin));
        var url = $"http://api.localhost:{server.HttpPort}/";
        var verdict = Judge(answer, origin);
        var expected = verdict.IsChromiumLaxer ? "" : ChromiumSentence.Of(verdict, url, origin);
        using var tab = chromium.Open(origin + "/");

        var result = tab.Run(answer.Script, url);

        Assert.Equal(expected, string.Join('\n', tab.ReadBlocked(isAwaited: expected.Length > 0)));
        Assert.Equal(expected.Length == 0 ? "200" : "TypeError: Failed to fetch", result);
    }

    private static BrowserVerdict Judge(Answer answer, string origin)
    {
        var headers = new HeaderList(answer.Lines.Select(line => new HeaderLine(line.Name, line.Value.Replace(Origin, origin, StringComparison.Ordinal))));
        var verdict = answer.IsPreflighted
            ? PreflightCheck.Judge(origin, answer.Method, answer.Header is { } header ? [header] : [], answer.Mode, answer.Status, headers)
            : BrowserVerdict.Allowed;
        return verdict.IsAllowed ? CorsCheck.Judge(origin, answer.Mode, headers) : verdict;
    }

    private static Task AnswerAsync(HttpContext http, Answer answer, string origin)
    {
        http.Response.StatusCode = HttpMethods.IsOptions(http.Request.Method) ? answer.Status : StatusCodes.Status200OK;
        foreach (var (name, value) in answer.Lines)
        {
            http.Response.Headers.Append(name, value.Replace(Origin, origin, StringComparison.Ordinal));
        }

        return Task.CompletedTask;
    }

    private sealed record Answer(string Name, string Method, params (string Name, string Value)[] Lines)
    {
        /// <summary>Of a preflight; an actual request gets 200.</summary>
        public int Status { get; init; } = StatusCodes.Status204NoContent;

        /// <summary>A header that the page sets.</summary>
        public string? Header { get; init; }

        public CredentialsMode Mode { get; init; } = CredentialsMode.Omit;

        public bool IsPreflighted => Method != "GET" || Header is not null;

        public string Script => $"fetch(url, {JsonSerializer.Serialize(new
        {
            method = Method,
            credentials = Mode == CredentialsMode.Include ? "include" : "omit",
            headers = Header is null ? [] : new Dictionary<string, string> { [Header] = "1" },
        })}).then(response => response.status)";
    }
}
