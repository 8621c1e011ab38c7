using System.Globalization;
using CorsFunctions.Policies;

namespace CorsFunctions.Benchmarks;

/// <summary>What a compiled set keeps in memory, by the garbage collector's own count.</summary>
internal static class RetainedBytes
{
    private const int Count = 100_000;

    public static void Print()
    {
        foreach (var wildcard in new[] { false, true })
        {
            // Compiled once before: what is loaded for the first set, such as the public suffixes, is no row's.
            PolicyRow[] rows = [.. new Tenants(Count, wildcard).Rows];
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var set = PolicySet.Create(rows, "default");
            var after = GC.GetTotalMemory(forceFullCollection: true);
            GC.KeepAlive(set);
            GC.KeepAlive(rows);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Count} {(wildcard ? "wildcard" : "exact")} rows: {(after - before) / (double)Count:f0} bytes a row retained"));
        }
    }
}
