using BenchmarkDotNet.Attributes;

namespace CorsFunctions.Benchmarks;

/// <summary>100,000 rows into a set, as each refresh does. Bytes a row that stay: <see cref="RetainedBytes"/>.</summary>
public class CompileBenchmarks
{
    private PolicyRow[] rows = [];

    [Params(100_000)]
    public int Rows { get; set; }

    [Params(false, true)]
    public bool Wildcard { get; set; }

    [GlobalSetup]
    public void Setup() => rows = [.. new Tenants(Rows, Wildcard).Rows];

    [Benchmark]
    public PolicySet Compile() => PolicySet.Create(rows, "default");
}
