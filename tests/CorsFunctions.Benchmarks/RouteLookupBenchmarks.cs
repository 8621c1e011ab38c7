using BenchmarkDotNet.Attributes;

namespace CorsFunctions.Benchmarks;

/// <summary>The look-up of a route among 2^depth rows that are made to divide at each level, and among rows that are not.</summary>
public class RouteLookupBenchmarks
{
    private PolicySet set = PolicySet.Create([], "");
    private string path = "";

    /// <summary>
    /// <c>one</c>: a single row. <c>literals</c>: rows without parameters. <c>mixed</c>: all mixes of a literal and <c>{p}</c>,
    /// and only the last row matches. <c>tails</c>: all mixes, told apart by their last segment, and no row matches. <c>random</c>: the
    /// hardest for sets of bits: half of the rows take each segment, and hardly any takes all.
    /// </summary>
    [Params("one", "literals", "mixed", "tails", "random")]
    public string Rows { get; set; } = "";

    [Params(4, 10, 14)]
    public int Depth { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        var count = Rows == "one" ? 1 : 1 << Depth;
        set = PolicySet.Create(Enumerable.Range(0, count).Select(i => new PolicyRow("", $"{i:d5}", new Dictionary<string, object?>
        {
            [PolicyColumn.Origins] = "*",
            [PolicyColumn.Route] = Route(i, random),
        })), "");
        path = Rows switch
        {
            "literals" => Join(level => level == 0 ? $"l{count / 2}" : "a"),
            "tails" => Join(_ => "a") + "/none",
            "mixed" => Join(_ => "z"),
            _ => Join(_ => "a"),
        };
    }

    [Benchmark]
    public bool Find() => set.FindRoute(path) is not null;

    private string Route(int row, Random random) => Rows switch
    {
        "literals" => Join(level => level == 0 ? $"l{row}" : "a"),
        "tails" => Join(level => (row >> level & 1) == 0 ? "a" : "{p}") + $"/end{row}",
        "random" => Join(_ => random.Next(2) == 0 ? "b" : "{p}"),
        _ => Join(level => (row >> level & 1) == 0 ? "a" : "{p}"),
    };

    private string Join(Func<int, string> segment) => "/" + string.Join('/', Enumerable.Range(0, Depth).Select(segment));
}
