using CorsFunctions.Browser;
using CorsFunctions.Check.Tests.Running;
using CorsFunctions.Cli.Check.Requests;

namespace CorsFunctions.Check.Tests;

/// <summary>What is asked for, from options, from a copied curl command and from a saved log; and what cannot be asked for.</summary>
public sealed class RequestTests : IDisposable
{
    private const string Curl = """
        curl 'https://api.example.com/items?a=1' \
          -X 'PUT' \
          -H 'accept: application/json' \
          -H 'accept-language: en-US,en;q=0.9' \
          -H 'authorization: Bearer abc' \
          -H 'cache-control: no-cache' \
          -H 'content-type: application/json' \
          -H 'origin: https://app.example.com' \
          -H 'pragma: no-cache' \
          -H 'priority: u=1, i' \
          -H 'referer: https://app.example.com/' \
          -H 'sec-fetch-mode: cors' \
          -H 'user-agent: Mozilla/5.0' \
          --data-raw $'{"name":"O\u0027Hara"}'
        """;

    private readonly List<string> written = [];

    [Fact]
    public void Copied_curl_gives_the_pages_own_request()
    {
        var request = CurlCommand.Parse(Curl, origin: null, credentials: false);

        Assert.Equal("https://api.example.com/items?a=1", request.Address);
        Assert.Equal("https://app.example.com", request.Origin);
        Assert.Equal("PUT", request.Method);
        Assert.Equal("authorization,content-type", request.Need.RequestHeaders);
        Assert.Equal("{\"name\":\"O'Hara\"}", request.Body);
        Assert.Equal(CredentialsMode.Omit, request.Mode);
    }

    [Theory]
    [InlineData("curl https://a.example/ -H 'Origin: https://b.example' -b 'session=1'", "GET", true)]
    [InlineData("curl https://a.example/ -H 'Origin: https://b.example' -d x=1", "POST", false)]
    [InlineData("curl --compressed -XDELETE -H 'Origin: https://b.example' --url=https://a.example/", "DELETE", false)]
    [InlineData("curl -I -H \"Origin: https://b.example\" https://a.example/", "HEAD", false)]
    public void Curl_options_mean_what_curl_means(string command, string method, bool hasCredentials)
    {
        var request = CurlCommand.Parse(command, origin: null, credentials: false);

        Assert.Equal((method, hasCredentials), (request.Method, request.Mode == CredentialsMode.Include));
        Assert.Equal("https://a.example/", request.Address);
    }

    [Theory]
    [InlineData("wget https://a.example/", "begins with 'curl'")]
    [InlineData("curl https://a.example/", "no Origin header")]
    [InlineData("curl 'https://a.example/", "quote that is not closed")]
    [InlineData("curl ^\"https://a.example/^\"", "Copy as cURL (bash)")]
    [InlineData("curl https://a.example/ -H 'Origin: https://b.example' -o file", "'-o' is not understood")]
    [InlineData("curl https://a.example/ -H 'Origin: https://b.example' -d @secret", "is not read here")]
    [InlineData("curl https://a.example/ -H", "ends after '-H'")]
    [InlineData("curl https://a.example/; rm -rf x", "outside of quotes")]
    public async Task Bad_curl_is_told_with_the_fix(string command, string sentence)
    {
        var result = await Doctor.RunAsync("--from-curl", command, "--send");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task Log_gives_its_cross_origin_requests_once_each()
    {
        var requests = await HarFile.ReadAsync(WriteLog(Log), credentials: false, TestContext.Current.CancellationToken);

        var request = Assert.Single(requests);
        Assert.Equal("PUT https://api.example.com/items", $"{request.Method} {request.Address}");
        Assert.Equal("content-type", request.Need.RequestHeaders);
        Assert.Equal(CredentialsMode.Include, request.Mode);
    }

    [Theory]
    [InlineData("[]", "no HTTP Archive")]
    [InlineData("{\"log\":{\"entries\":3}}", "no HTTP Archive")]
    [InlineData("not json", "no HTTP Archive")]
    [InlineData("{\"log\":{\"entries\":[]}}", "no cross-origin request")]
    public async Task Bad_log_is_told_with_the_fix(string json, string sentence)
    {
        var result = await Doctor.RunAsync("--from-har", WriteLog(json));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--origin is missing", "https://a.example/")]
    [InlineData("Give one of", "--origin", "https://b.example")]
    [InlineData("not an absolute URL", "a.example/items", "--origin", "https://b.example", "--method", "PUT")]
    [InlineData("not an absolute URL", "ftp://a.example/", "--origin", "https://b.example", "--method", "PUT")]
    [InlineData("user name or password", "https://u:p@a.example/", "--origin", "https://b.example", "--method", "PUT")]
    [InlineData("Write 'https://b.example'", "https://a.example/", "--origin", "https://b.example/", "--method", "PUT")]
    [InlineData("Write 'https://b.example'", "https://a.example/", "--origin", "https://B.example:443", "--method", "PUT")]
    [InlineData("browsers forbid", "https://a.example/", "--origin", "https://b.example", "--method", "TRACE")]
    [InlineData("is not a method", "https://a.example/", "--origin", "https://b.example", "--method", "P UT")]
    [InlineData("only the browser does", "https://a.example/", "--origin", "https://b.example", "--header", "cookie=a")]
    [InlineData("is not a header name", "https://a.example/", "--origin", "https://b.example", "--header", "a b=c")]
    [InlineData("Write --header content-type=", "https://a.example/", "--origin", "https://b.example", "--header", "content-type")]
    [InlineData("that no header may have", "https://a.example/", "--origin", "https://b.example", "--header", "x=a\nb")]
    [InlineData("without a preflight", "https://a.example/", "--origin", "https://b.example")]
    [InlineData("has no body", "https://a.example/", "--origin", "https://b.example", "--body", "x", "--send")]
    [InlineData("--timeout takes seconds", "https://a.example/", "--origin", "https://b.example", "--method", "PUT", "--timeout", "0")]
    [InlineData("does not go with --from-curl", "--from-curl", "curl x", "--method", "PUT")]
    public async Task Wrong_usage_is_told_with_the_fix(string sentence, params string[] args)
    {
        var result = await Doctor.RunAsync(args);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Same_origin_is_allowed_and_nothing_is_sent()
    {
        // Nothing listens there: a request would fail.
        var result = await Doctor.RunAsync("http://127.0.0.1:1/x", "--origin", "http://127.0.0.1:1", "--method", "PUT");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("nothing was sent", result.Output, StringComparison.Ordinal);
    }

    private const string Log = """
        {"log":{"entries":[
          {"request":{"method":"OPTIONS","url":"https://api.example.com/items","headers":[{"name":"Origin","value":"https://app.example.com"}]}},
          {"request":{"method":"PUT","url":"https://api.example.com/items","cookies":[{"name":"s","value":"1"}],"headers":[
            {"name":":authority","value":"api.example.com"},{"name":"Origin","value":"https://app.example.com"},
            {"name":"Content-Type","value":"application/json"},{"name":"User-Agent","value":"x"}],"postData":{"text":"{}"}}},
          {"request":{"method":"PUT","url":"https://api.example.com/items","cookies":[{"name":"s","value":"1"}],"headers":[
            {"name":"Origin","value":"https://app.example.com"},{"name":"Content-Type","value":"application/json"}]}},
          {"request":{"method":"GET","url":"https://app.example.com/own","headers":[{"name":"Origin","value":"https://app.example.com"}]}},
          {"request":{"method":"GET","url":"https://app.example.com/","headers":[]}},
          {"request":{"method":"GET","url":"data:text/plain,x","headers":[{"name":"Origin","value":"https://app.example.com"}]}}
        ]}}
        """;

    public void Dispose() => written.ForEach(File.Delete);

    private string WriteLog(string json)
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"{Guid.NewGuid():N}.har");
        File.WriteAllText(path, json);
        written.Add(path);
        return path;
    }
}
