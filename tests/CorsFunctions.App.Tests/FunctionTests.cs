using CorsFunctions.App.Tests.Support;

namespace CorsFunctions.App.Tests;

/// <summary>Every function of the app, and the 404 of a path that no function takes: the status is the function's own, whatever the origin.</summary>
public sealed class FunctionTests(Target target)
{
    private const string Bearer = "Authorization: Bearer t";
    private const string Basic = "Authorization: Basic dTpw";

    public static TheoryData<string, string, string, string, int> Requests { get; } = new()
    {
        { "GET", "/api/data", "", "", 401 },
        { "GET", "/api/data", Bearer, "", 200 },
        { "PUT", "/api/data", "", """{"a":1}""", 401 },
        { "PUT", "/api/data", Bearer, """{"a":1}""", 200 },
        { "PUT", "/api/data", Bearer, "not json", 400 },
        { "POST", "/api/data", Bearer, "{}", 404 },
        { "GET", "/api/users/7", "", "", 200 },
        { "HEAD", "/api/users/7", "", "", 200 },
        { "POST", "/api/users/7", "", "{}", 201 },
        { "PUT", "/api/users/7", "", "{}", 200 },
        { "PATCH", "/api/users/7", "", "{}", 200 },
        { "DELETE", "/api/users/7", "", "", 204 },
        { "GET", "/api/delivery/all", "", "", 401 },
        { "GET", "/api/delivery/all", Basic, "", 200 },
        { "GET", "/api/orders", "", "", 200 },
        { "GET", "/api/nothing/at/all", "", "", 404 },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Allowed_origin_gets_the_headers_once_each(string method, string path, string credentials, string body, int status)
    {
        var answer = await SendAsync(method, path, credentials, body, $"Origin: {Sample.App}");

        Assert.Equal(status, answer.Status);
        Assert.Equal(Sample.AppLines, answer.CorsLines);
        Assert.Contains("Origin", answer.Vary);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Refused_origin_gets_the_answer_without_headers(string method, string path, string credentials, string body, int status)
    {
        var answer = await SendAsync(method, path, credentials, body, $"Origin: {Sample.Refused}");

        Assert.Equal(status, answer.Status);
        Assert.Empty(answer.CorsLines);
        Assert.Contains("Origin", answer.Vary);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Request_without_origin_gets_no_headers_but_tells_caches_that_others_do(string method, string path, string credentials, string body, int status)
    {
        var answer = await SendAsync(method, path, credentials, body);

        Assert.Equal(status, answer.Status);
        Assert.Empty(answer.CorsLines);
        Assert.Contains("Origin", answer.Vary);
    }

    [Theory]
    [InlineData(Sample.Tenant)]
    [InlineData(Sample.Localhost)]
    [InlineData("http://127.0.0.1:3000")]
    public async Task Origin_of_a_pattern_is_repeated_without_credentials(string origin)
    {
        var answer = await SendAsync("GET", "/api/orders", "", "", $"Origin: {origin}");

        Assert.Equal([$"access-control-allow-origin: {origin}"], answer.CorsLines);
        Assert.Contains("Origin", answer.Vary);
    }

    [Fact]
    public async Task Exception_is_a_500_with_headers_for_an_allowed_origin()
    {
        var answer = await SendAsync("GET", "/api/fail", "", "", $"Origin: {Sample.App}");

        Assert.Equal(500, answer.Status);
        Assert.Equal(Sample.AppLines, answer.CorsLines);
        Assert.Empty(answer.Body.Trim());
    }

    [Theory]
    [InlineData]
    [InlineData($"Origin: {Sample.Refused}")]
    public async Task Exception_is_the_hosts_500_for_anyone_else(params string[] lines)
    {
        var answer = await SendAsync("GET", "/api/fail", "", "", lines);

        Assert.Equal(500, answer.Status);
        Assert.Empty(answer.CorsLines);
    }

    [Fact]
    public async Task Response_of_a_multi_output_result_keeps_its_body()
        => Assert.Contains("\"order\"", (await SendAsync("GET", "/api/orders", "", "", $"Origin: {Sample.App}")).Body, StringComparison.Ordinal);

    [Fact]
    public async Task Headers_of_the_function_stay()
        => Assert.Equal("\"1\"", (await SendAsync("GET", "/api/users/7", "", "", $"Origin: {Sample.App}")).Value("ETag"));

    private Task<RawResponse> SendAsync(string method, string path, string credentials, string body, params string[] lines)
        => target.SendAsync(new RawRequest(method, path, credentials.Length > 0 ? [.. lines, credentials] : lines) { Body = body });
}
