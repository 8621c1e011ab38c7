using System.Diagnostics.CodeAnalysis;
using CorsFunctions.Decisions;
using CorsFunctions.Worker.AspNetCore;
using CorsFunctions.Worker.Exchanges;
using CorsFunctions.Worker.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Testing;
using Moq;

namespace CorsFunctions.Worker.Tests.Exchanges;

/// <summary>What the exchange of the ASP.NET Core integration reads from a request, and when it writes on the response.</summary>
public class AspNetCoreExchangeTests
{
    private static readonly CorsDecision Refused = CorsEvaluator.Evaluate(null, new CorsRequest("GET", "/", TestApp.Origin, null, null), default);

    private readonly FakeLogger logger = new();
    private readonly LateResponse response = new();
    private readonly DefaultHttpContext http = new();

    public AspNetCoreExchangeTests()
    {
        http.Features.Set<IHttpResponseFeature>(response);
        http.Request.Scheme = "http";
        http.Request.Host = new HostString("localhost", 7071);
    }

    [Theory]
    [InlineData("/api/caf%C3%A9", "/api/caf%C3%A9")]
    [InlineData("/api/%61?x=/b", "/api/%61")]
    [InlineData("/?x", "/")]
    [InlineData("", "/app/caf%C3%A9")]
    [InlineData("*", "/app/caf%C3%A9")]
    [InlineData("http://localhost/api?x", "/app/caf%C3%A9")]
    public void Path_is_that_of_the_request_line_and_without_one_that_of_ASPNET_Core(string target, string path)
    {
        http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = target;
        http.Request.PathBase = "/app";
        http.Request.Path = "/caf\u00e9";

        Assert.Equal(path, Open().ReadRequest().Path);
    }

    [Theory]
    [InlineData("http://localhost:7071", true)]
    [InlineData("http://localhost", false)]
    [InlineData("http://other:7071", false)]
    public void Own_origin_is_that_of_scheme_and_host(string origin, bool same) => Assert.Equal(same, Open().IsSameOrigin(origin, trustForwarded: false));

    [Fact]
    public void Request_without_a_host_has_no_own_origin()
    {
        http.Request.Host = default;

        Assert.False(Open().IsSameOrigin("http://", trustForwarded: false));
    }

    [Fact]
    public void Only_a_preflight_is_read_whole()
    {
        http.Request.Headers["Access-Control-Request-Method"] = "PUT";
        http.Request.Headers["Access-Control-Request-Headers"] = new[] { "a", "b" };

        http.Request.Method = "GET";
        var get = Open().ReadRequest();
        http.Request.Method = "OPTIONS";
        var options = Open().ReadRequest();

        Assert.Equal((null, null), (get.RequestMethod, get.RequestHeaders));
        Assert.Equal(("PUT", "a,b"), (options.RequestMethod, options.RequestHeaders));
    }

    [Fact]
    public async Task Headers_go_on_when_the_response_starts()
    {
        Open().Answer(403, Refused);
        Assert.Equal((403, 0), (response.StatusCode, response.Headers.Count));

        await response.StartAsync();

        Assert.Equal("Origin", response.Headers.Vary);
    }

    [Fact]
    public async Task Response_that_has_started_is_left_alone_which_is_told_once()
    {
        await response.StartAsync();
        var exchange = Open();

        exchange.Answer(403, Refused);
        await exchange.RunAsync(_ => Task.CompletedTask, Refused);

        Assert.Equal((200, 0), (response.StatusCode, response.Headers.Count));
        Assert.Single(logger.Collector.GetSnapshot());
    }

    [Fact]
    public async Task Failure_becomes_a_500_without_the_length_that_the_function_announced()
    {
        http.Response.ContentLength = 5;

        await Assert.ThrowsAsync<InvalidOperationException>(() => Open().RunAsync(_ => throw new InvalidOperationException(), Refused));

        Assert.Equal((500, null), (response.StatusCode, http.Response.ContentLength));
    }

    [Fact]
    public async Task Failure_after_the_start_leaves_the_response_as_it_is()
    {
        http.Response.ContentLength = 5;

        await Assert.ThrowsAsync<InvalidOperationException>(() => Open().RunAsync(
            async _ =>
            {
                await response.StartAsync();
                throw new InvalidOperationException();
            },
            Refused));

        Assert.Equal((200, 5), (response.StatusCode, http.Response.ContentLength));
    }

    private AspNetCoreExchange Open()
    {
        return new AspNetCoreExchange(Mock.Of<FunctionContext>(), facts ??= new FunctionFacts(Definition.Of()), http, new ResponseEmitter(new CorsPoliciesOptions { EnforceOrigin = true }, logger));
    }

    private FunctionFacts? facts;

    /// <summary>A response that starts when the test says so.</summary>
    [SuppressMessage("Naming", "CA1711", Justification = "A feature of ASP.NET Core.")]
    private sealed class LateResponse : HttpResponseFeature
    {
        private readonly Stack<Func<Task>> onStarting = new();
        private bool hasStarted;

        public override bool HasStarted => hasStarted;

        public override void OnStarting(Func<object, Task> callback, object state) => onStarting.Push(() => callback(state));

        public async Task StartAsync()
        {
            while (onStarting.TryPop(out var callback))
            {
                await callback();
            }

            hasStarted = true;
        }
    }
}
