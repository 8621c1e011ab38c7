using System.Globalization;
using System.Runtime.CompilerServices;

namespace CorsFunctions.Benchmarks;

/// <summary>What a compiled set keeps in memory, by the garbage collector's own count.</summary>
internal static class RetainedBytes
{
    private const int Count = 100_000;

    public static void Print()
    {
        foreach (var wildcard in new[] { false, true })
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{Count} {(wildcard ? "wildcard" : "exact")} rows: {Measure(Rows(wildcard)) / (double)Count:f0} bytes a row retained"));
        }
    }

    // On stack frames of their own, so that nothing else is alive or dies in between.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Measure(PolicyRow[] rows)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var set = PolicySet.Create(rows, "default");
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(set);
        GC.KeepAlive(rows);
        return after - before;
    }

    // Tenants compiles the rows once: what is loaded for the first set, such as the public suffixes, is then no row's.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PolicyRow[] Rows(bool wildcard) => [.. new Tenants(Count, wildcard).Rows];
}
