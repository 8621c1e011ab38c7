using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using CorsFunctions.Worker.AspNetCore;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using CorsPolicy = Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy;

namespace CorsFunctions.Benchmarks;

/// <summary>
/// From the request's headers to the response's, on the same <see cref="HttpContext"/>: our evaluate and emit against
/// ASP.NET Core's EvaluatePolicy and ApplyResult.
/// </summary>
/// <remarks>Aims: actual requests with 1,000 wildcards at least 5 times faster, with one exact origin not slower.</remarks>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory, BenchmarkLogicalGroupRule.ByParams)]
[CategoriesColumn]
public class AspNetCoreBenchmarks
{
    private static readonly CorsHeaders Emitter = new();
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly CorsService service = new(Options.Create(new CorsOptions()), NullLoggerFactory.Instance);

    private Tenants tenants = null!;
    private CorsPolicy policy = null!;
    private Exchange preflight = null!;
    private Exchange actual = null!;
    private Exchange refused = null!;

    [Params(1, 1_000, 100_000)]
    public int Origins { get; set; }

    [Params(false, true)]
    public bool Wildcard { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        tenants = new Tenants(Origins, Wildcard);
        var builder = new CorsPolicyBuilder([.. tenants.Patterns])
            .WithMethods("GET", "PUT", "DELETE").WithHeaders("Authorization", "Content-Type").AllowCredentials().SetPreflightMaxAge(TimeSpan.FromSeconds(600));
        policy = (Wildcard ? builder.SetIsOriginAllowedToAllowWildcardSubdomains() : builder).Build();
        preflight = Context("OPTIONS", tenants.Allowed);
        preflight.Http.Request.Headers.AccessControlRequestMethod = "PUT";
        preflight.Http.Request.Headers.AccessControlRequestHeaders = "authorization,content-type";
        actual = Context("GET", tenants.Allowed);
        refused = Context("GET", tenants.Refused);

        // Both have to say the same before it counts who says it faster.
        foreach (var (exchange, expected) in new (Exchange, string?)[] { (preflight, tenants.Allowed), (actual, tenants.Allowed), (refused, null) })
        {
            if ((string?)Ours(exchange).AccessControlAllowOrigin != expected || (string?)Theirs(exchange).AccessControlAllowOrigin != expected)
            {
                throw new InvalidOperationException($"Not the answer expected for {exchange.Http.Request.Method} from {exchange.Http.Request.Headers.Origin}.");
            }
        }
    }

    /// <summary>
    /// Runs all cases by turns until the JIT is done with them, as requests come in an app. Measured one after the other from the
    /// start, the profile of the first case would decide how well the code suits the next.
    /// </summary>
    internal static void WarmUp()
    {
        foreach (var isWildcard in (bool[])[false, true])
        {
            var one = new AspNetCoreBenchmarks { Origins = 1, Wildcard = isWildcard };
            one.Setup();
            for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(2);)
            {
                one.AspNetCorePreflight();
                one.CorsFunctionsPreflight();
                one.AspNetCoreActual();
                one.CorsFunctionsActual();
                one.AspNetCoreActualWithBody();
                one.CorsFunctionsActualWithBody();
                one.AspNetCoreRefused();
                one.CorsFunctionsRefused();
            }
        }
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Preflight")]
    public IHeaderDictionary AspNetCorePreflight() => Theirs(preflight);

    [Benchmark, BenchmarkCategory("Preflight")]
    public IHeaderDictionary CorsFunctionsPreflight() => Ours(preflight);

    [Benchmark(Baseline = true), BenchmarkCategory("Actual")]
    public IHeaderDictionary AspNetCoreActual() => Theirs(actual);

    [Benchmark, BenchmarkCategory("Actual")]
    public IHeaderDictionary CorsFunctionsActual() => Ours(actual);

    // A function's response has headers by then, and ours looks whether CORS headers are among them.
    [Benchmark(Baseline = true), BenchmarkCategory("ActualWithBody")]
    public IHeaderDictionary AspNetCoreActualWithBody() => Theirs(actual, "application/json");

    [Benchmark, BenchmarkCategory("ActualWithBody")]
    public IHeaderDictionary CorsFunctionsActualWithBody() => Ours(actual, "application/json");

    [Benchmark(Baseline = true), BenchmarkCategory("Refused")]
    public IHeaderDictionary AspNetCoreRefused() => Theirs(refused);

    [Benchmark, BenchmarkCategory("Refused")]
    public IHeaderDictionary CorsFunctionsRefused() => Ours(refused);

    private IHeaderDictionary Theirs(Exchange exchange, string? contentType = null)
    {
        var http = exchange.Http;
        Reset(http, contentType);
        service.ApplyResult(service.EvaluatePolicy(http, policy), http.Response);
        return http.Response.Headers;
    }

    private IHeaderDictionary Ours(Exchange exchange, string? contentType = null)
    {
        var http = exchange.Http;
        Reset(http, contentType);
        var headers = http.Request.Headers;
        var isOptions = HttpMethods.IsOptions(http.Request.Method);
        var request = new CorsRequest(
            http.Request.Method, http.Request.Path.Value!, headers.Origin,
            isOptions ? (string?)headers.AccessControlRequestMethod : null,
            isOptions ? (string?)headers.AccessControlRequestHeaders : null);
        Emitter.Apply(CorsEvaluator.Evaluate(tenants.Set, request, Now), exchange.Response);
        return http.Response.Headers;
    }

    private static void Reset(HttpContext context, string? contentType)
    {
        context.Response.Headers.Clear();
        if (contentType is not null)
        {
            context.Response.Headers.ContentType = contentType;
        }
    }

    private static Exchange Context(string method, string origin)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.Path = "/api/data";
        context.Request.Headers.Origin = origin;
        return new Exchange(context, new AspNetCoreResponseHeaders(context.Response.Headers));
    }

    private sealed record Exchange(HttpContext Http, AspNetCoreResponseHeaders Response);
}
