using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
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
    private HttpContext preflight = null!;
    private HttpContext actual = null!;
    private HttpContext refused = null!;

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
        preflight.Request.Headers.AccessControlRequestMethod = "PUT";
        preflight.Request.Headers.AccessControlRequestHeaders = "authorization,content-type";
        actual = Context("GET", tenants.Allowed);
        refused = Context("GET", tenants.Refused);

        // Both have to say the same before it counts who says it faster.
        foreach (var (context, expected) in new (HttpContext, string?)[] { (preflight, tenants.Allowed), (actual, tenants.Allowed), (refused, null) })
        {
            if ((string?)Ours(context).AccessControlAllowOrigin != expected || (string?)Theirs(context).AccessControlAllowOrigin != expected)
            {
                throw new InvalidOperationException($"Not the answer expected for {context.Request.Method} from {context.Request.Headers.Origin}.");
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

    private IHeaderDictionary Theirs(HttpContext context, string? contentType = null)
    {
        Reset(context, contentType);
        service.ApplyResult(service.EvaluatePolicy(context, policy), context.Response);
        return context.Response.Headers;
    }

    private IHeaderDictionary Ours(HttpContext context, string? contentType = null)
    {
        Reset(context, contentType);
        var headers = context.Request.Headers;
        var isOptions = HttpMethods.IsOptions(context.Request.Method);
        var request = new CorsRequest(
            context.Request.Method, context.Request.Path.Value!, headers.Origin,
            isOptions ? (string?)headers.AccessControlRequestMethod : null,
            isOptions ? (string?)headers.AccessControlRequestHeaders : null);
        Emitter.Apply(CorsEvaluator.Evaluate(tenants.Set, request, Now), (ResponseHeaders)context.Items[typeof(ResponseHeaders)]!);
        return context.Response.Headers;
    }

    private static void Reset(HttpContext context, string? contentType)
    {
        context.Response.Headers.Clear();
        if (contentType is not null)
        {
            context.Response.Headers.ContentType = contentType;
        }
    }

    private static DefaultHttpContext Context(string method, string origin)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.Path = "/api/data";
        context.Request.Headers.Origin = origin;
        context.Items[typeof(ResponseHeaders)] = new ResponseHeaders(context.Response.Headers);
        return context;
    }
}
