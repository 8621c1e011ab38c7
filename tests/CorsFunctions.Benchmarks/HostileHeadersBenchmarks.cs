using BenchmarkDotNet.Attributes;

namespace CorsFunctions.Benchmarks;

/// <summary>Preflights with an endless Access-Control-Request-Headers. Aim: 1 MB under 2 µs, and not a byte allocated.</summary>
public class HostileHeadersBenchmarks
{
    private const string Origin = "https://app.example.com";

    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private PolicySet set = null!;
    private CorsRequest request;

    [Params(1, 32, 1024)]
    public int Kilobytes { get; set; }

    /// <summary>What is repeated: an allowed name, an empty element, white space, a name that never ends.</summary>
    [Params("accept,", ",", " ", "a", " ,")]
    public string Element { get; set; } = "";

    [Params("Accept, Content-Type, X-Requested-With", "*")]
    public string Headers { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        set = PolicySet.Create(
            [new PolicyRow("default", "row", new Dictionary<string, object?> { ["Origins"] = Origin, ["Headers"] = Headers, ["Credentials"] = true })], "default");
        var requested = string.Concat(Enumerable.Repeat(Element, Kilobytes * 1024 / Element.Length));
        request = new CorsRequest("OPTIONS", "/", Origin, "GET", requested);
    }

    [Benchmark]
    public bool Preflight() => CorsEvaluator.Evaluate(set, request, Now).Outcome == CorsOutcome.Allowed;
}
