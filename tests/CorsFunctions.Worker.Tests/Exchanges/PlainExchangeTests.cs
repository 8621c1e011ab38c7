using System.Diagnostics;
using System.Security.Claims;
using CorsFunctions.Worker.Exchanges;
using CorsFunctions.Worker.Plain;
using CorsFunctions.Worker.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace CorsFunctions.Worker.Tests.Exchanges;

/// <summary>What the exchange of the plain mode reads from a request, and what a failure leaves behind.</summary>
public class PlainExchangeTests
{
    [Theory]
    [InlineData("http://localhost:7071/api/caf%C3%A9", "/api/caf%C3%A9")]
    [InlineData("http://localhost:7071/api/%61?x=/b", "/api/%61")]
    [InlineData("http://localhost:7071/api/a#b?c", "/api/a")]
    [InlineData("http://localhost:7071/", "/")]
    [InlineData("http://localhost:7071", "/")]
    [InlineData("http://localhost:7071/?x", "/")]
    [InlineData("http://localhost:7071?x=/b", "/")]
    [InlineData("http://localhost:7071//evil.example/api", "//evil.example/api")]
    public void Path_is_that_of_the_URL_as_it_was_sent(string url, string path) => Assert.Equal(path, Open(url).ReadRequest().Path);

    [Theory]
    [InlineData("http://localhost:7071/api", "http://localhost:7071", true)]
    [InlineData("http://localhost:7071", "http://localhost:7071", true)]
    [InlineData("http://localhost:7071?x=/b", "http://localhost:7071", true)]
    [InlineData("http://localhost:7071/api", "http://localhost", false)]
    [InlineData("https://localhost:7071/api", "http://localhost:7071", false)]
    public void Own_origin_is_that_of_the_URL(string url, string origin, bool same) => Assert.Equal(same, Open(url).IsSameOrigin(origin, trustForwarded: false));

    [Theory]
    [InlineData("http://public.example", true, true)]
    [InlineData("https://public.example", true, true)]
    [InlineData("http://public.example", false, false)]
    [InlineData("http://localhost:7071", true, false)]
    public void Own_origin_behind_a_trusted_proxy_is_that_of_the_proxy(string origin, bool trusted, bool same) =>
        Assert.Equal(same, Open("https://localhost:7071/", "GET", ("X-Forwarded-Proto", "http"), ("X-Forwarded-Host", "public.example")).IsSameOrigin(origin, trusted));

    [Fact]
    public void Request_without_a_readable_URL_has_neither_path_nor_own_origin()
    {
        var exchange = Open(null);

        Assert.Equal("", exchange.ReadRequest().Path);
        Assert.False(exchange.IsSameOrigin("http://", trustForwarded: false));
    }

    [Fact]
    public void Only_a_preflight_is_read_whole()
    {
        var get = Open("http://localhost/", "GET").ReadRequest();
        var options = Open("http://localhost/", "OPTIONS").ReadRequest();

        Assert.Equal((null, null), (get.RequestMethod, get.RequestHeaders));
        Assert.Equal(("PUT", "a,b"), (options.RequestMethod, options.RequestHeaders));
    }

    [Fact]
    public async Task Failure_that_is_answered_is_told_to_the_trace()
    {
        var told = (ActivityStatusCode.Unset, (string?)null);
        await using var app = await TestApp.StartAsync(new TestAppSetup(Arrangement.Plain)
        {
            Outer = builder => builder.UseMiddleware(async (context, next) =>
            {
                using var activity = new Activity("invocation").Start();
                await next();
                told = (activity.Status, activity.StatusDescription);
            }),
        });

        Assert.Equal(500, (await app.GetAsync("/api/throws")).Status);

        Assert.Equal(ActivityStatusCode.Error, told.Item1);
        Assert.False(string.IsNullOrEmpty(told.Item2));
        Assert.DoesNotContain(app.Log, record => record.Id.Id == 105);
    }

    private static PlainExchange Open(string? url, string method = "GET", params (string Name, string Value)[] more)
    {
        var context = Mock.Of<FunctionContext>();
        var request = new Request(context, url, method);
        foreach (var (name, value) in more)
        {
            request.Headers.Add(name, value);
        }

        return new PlainExchange(context, new FunctionFacts(Definition.Of()), request, new ResponseEmitter(new CorsPoliciesOptions(), NullLogger.Instance));
    }

    // The worker throws where the Host header makes no URL.
    private sealed class Request(FunctionContext context, string? url, string method) : HttpRequestData(context)
    {
        public override Stream Body => Stream.Null;

        public override HttpHeadersCollection Headers { get; } = new() { { "Access-Control-Request-Method", "PUT" }, { "Access-Control-Request-Headers", ["a", "b"] } };

        public override IReadOnlyCollection<IHttpCookie> Cookies => [];

        public override Uri Url => new(url ?? "http://a!b/");

        public override IEnumerable<ClaimsIdentity> Identities => [];

        public override string Method => method;

        public override HttpResponseData CreateResponse() => throw new NotSupportedException();
    }
}
