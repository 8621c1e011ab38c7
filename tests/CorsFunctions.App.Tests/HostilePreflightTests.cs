using CorsFunctions.App.Tests.Support;

namespace CorsFunctions.App.Tests;

/// <summary>Preflights that ask for what is no method and no list of headers, from origins that are allowed.</summary>
public sealed class HostilePreflightTests(Target target)
{
    public static TheoryData<string> NoMethods { get; } =
    [
        "", " ", "PUT DELETE", "PUT,DELETE", "PUT\tDELETE", "PU\u0001T", "PU\u007fT", "P\u00c3\u00a9", "PU\0T", "P\u00e9", "<script>", "PUT;", "\"PUT\"",
        new string('P', 10_240), new string('\u0001', 10_240),
    ];

    public static TheoryData<string, string[]> NoHeaders { get; } = new()
    {
        { "one name of 30 KB", [new string('a', 30_000)] },
        { "30 KB of names", [string.Join(',', Enumerable.Range(0, 4_500).Select(number => $"x-{number}"))] },
        { "30 KB of commas", [new string(',', 30_000)] },
        { "30 KB of spaces in between", [$"authorization{new string(' ', 29_000)},content-type"] },
        { "30 KB of the same name", [string.Join(',', Enumerable.Repeat("authorization", 2_100))] },
        { "60 KB", [new string('a', 60_000)] },
        { "control characters", ["authorization\u0001"] },
        { "a NUL", ["authorization\0"] },
        { "a wrong separator", ["authorization;content-type"] },
        { "quotes", ["\"authorization\""] },
        { "UTF-8", ["\u00c3\u00a9"] },
        { "Latin-1", ["\u00e9"] },
        { "one good line and one bad", ["authorization", "x-evil"] },
        { "60 lines", [.. Enumerable.Repeat("x-evil", 60)] },
        { "500 lines", [.. Enumerable.Repeat("authorization", 500)] },
    };

    [Theory]
    [MemberData(nameof(NoMethods))]
    public async Task Malformed_method_is_refused_and_not_repeated(string method)
    {
        foreach (var origin in new[] { Sample.App, Sample.Localhost })
        {
            var answer = await target.SendAsync(RawRequest.Preflight("/api/data", origin, method));

            AssertRefused(answer, origin, method);
            Assert.True(answer.Value("Access-Control-Allow-Methods") is null or Sample.AppMethods, $"{answer}");
        }
    }

    [Fact]
    public async Task Several_method_lines_are_no_method()
    {
        var answer = await target.SendAsync(RawRequest.Preflight("/api/data", Sample.App, "PUT", "Access-Control-Request-Method: DELETE"));

        Assert.Equal(Sample.AppRefusedPreflightLines, answer.CorsLines);
    }

    [Theory]
    [MemberData(nameof(NoHeaders))]
    public async Task Malformed_headers_are_refused_and_not_repeated(string what, string[] lines)
    {
        Assert.NotEmpty(what);
        var answer = await target.SendAsync(RawRequest.Preflight("/api/data", Sample.App, "PUT", [.. lines.Select(HeaderLine)]));

        AssertRefused(answer, Sample.App, lines);
        Assert.True(answer.Value("Access-Control-Allow-Headers") is null or Sample.AppHeaders, $"{answer}");
    }

    [Theory]
    [InlineData("authorization", "content-type")]
    [InlineData("authorization, content-type")]
    [InlineData("authorization,,content-type")]
    [InlineData("")]
    public async Task Headers_on_any_number_of_lines_are_one_list(params string[] lines)
    {
        var answer = await target.SendAsync(RawRequest.Preflight("/api/data", Sample.App, "PUT", [.. lines.Select(HeaderLine)]));

        Assert.Equal(Sample.AppPreflightLines, answer.CorsLines);
    }

    private static string HeaderLine(string value) => $"Access-Control-Request-Headers: {value}";

    // A server may refuse the bytes itself. Max-Age would have browsers remember the answer.
    private static void AssertRefused(RawResponse answer, string origin, params IEnumerable<string> sent)
    {
        Assert.True(answer.Status is 204 or (>= 400 and <= 499) || (answer.Status == 500 && Forwarder.MayRefuse(sent)), $"{answer}");
        Assert.Equal(answer.Status == 204 ? origin : null, answer.Value("Access-Control-Allow-Origin"));
        Assert.Null(answer.Value("Access-Control-Max-Age"));
    }
}
