using BenchmarkDotNet.Attributes;

namespace CorsFunctions.Benchmarks;

/// <summary>The decision alone. Aims: 100,000 origins within 1.5 times the time of one, and not a byte allocated.</summary>
public class DecisionBenchmarks
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private Tenants tenants = null!;
    private CorsRequest preflight;
    private CorsRequest refusedPreflight;
    private CorsRequest actual;
    private CorsRequest refusedActual;
    private CorsRequest[] spread = [];
    private int next;

    [Params(1, 100, 10_000, 100_000)]
    public int Origins { get; set; }

    [Params(false, true)]
    public bool Wildcard { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        tenants = new Tenants(Origins, Wildcard);
        preflight = new CorsRequest("OPTIONS", "/api/data", tenants.Allowed, "PUT", "authorization,content-type");
        refusedPreflight = preflight with { Origin = tenants.Refused };
        actual = new CorsRequest("GET", "/api/data", tenants.Allowed, null, null);
        refusedActual = actual with { Origin = tenants.Refused };

        spread = [.. tenants.Spread.Select(origin => actual with { Origin = origin })];

        // A benchmark of the wrong thing is worse than none.
        if (!PreflightAllowed() || PreflightRefused() || !ActualAllowed() || ActualRefused()
            || !Array.TrueForAll(spread, request => IsAllowed(CorsEvaluator.Evaluate(tenants.Set, request, Now))))
        {
            throw new InvalidOperationException("The decisions are not those that the names say.");
        }
    }

    [Benchmark]
    public bool PreflightAllowed() => IsAllowed(CorsEvaluator.Evaluate(tenants.Set, preflight, Now));

    [Benchmark]
    public bool PreflightRefused() => IsAllowed(CorsEvaluator.Evaluate(tenants.Set, refusedPreflight, Now));

    [Benchmark]
    public bool ActualAllowed() => IsAllowed(CorsEvaluator.Evaluate(tenants.Set, actual, Now));

    [Benchmark]
    public bool ActualRefused() => IsAllowed(CorsEvaluator.Evaluate(tenants.Set, refusedActual, Now));

    /// <summary>Another origin each time: what the processor's caches do to a large set.</summary>
    [Benchmark]
    public bool ActualAllowedSpread() => IsAllowed(CorsEvaluator.Evaluate(tenants.Set, spread[next++ & 4095], Now));

    private static bool IsAllowed(in CorsDecision decision) => decision.Outcome == CorsOutcome.Allowed;
}
