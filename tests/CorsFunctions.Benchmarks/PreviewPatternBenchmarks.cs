using System.Globalization;
using BenchmarkDotNet.Attributes;

namespace CorsFunctions.Benchmarks;

/// <summary>Patterns with a star inside the first label, all below one suffix. Aim: 10,000 within 1.5 times the time of one, and not a byte allocated.</summary>
public class PreviewPatternBenchmarks
{
    private OriginIndex<string> index = null!;
    private string allowed = "";
    private string refused = "";
    private string[] spread = [];
    private int next;

    [Params(1, 100, 10_000)]
    public int Patterns { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        index = new OriginIndex<string>();
        foreach (var text in Enumerable.Range(0, Patterns).Select(i => Text($"https://app-{i:d5}-*.westeurope.2.azurestaticapps.net")))
        {
            if (!OriginPattern.TryParse(text, out var pattern, out _) || !index.TryAdd(pattern, text, out _))
            {
                throw new InvalidOperationException(text);
            }
        }

        allowed = Text($"https://app-{Patterns / 2:d5}-pr17.westeurope.2.azurestaticapps.net");
        refused = Text($"https://app-{Patterns / 2:d5}-.westeurope.2.azurestaticapps.net");
        spread = [.. Enumerable.Range(0, 4096).Select(i => Text($"https://app-{(long)i * 7919 % Patterns:d5}-pr{i}.westeurope.2.azurestaticapps.net"))];
        if (Allowed() is null || Refused() is not null || Array.Exists(spread, origin => Find(origin) is null))
        {
            throw new InvalidOperationException("The look-ups do not find what the names say.");
        }
    }

    [Benchmark]
    public object? Allowed() => Find(allowed);

    [Benchmark]
    public object? Refused() => Find(refused);

    /// <summary>Another origin each time: what the processor's caches do to a large set.</summary>
    [Benchmark]
    public object? AllowedSpread() => Find(spread[next++ & 4095]);

    private string? Find(string origin) => index.TryFind(origin, out var found) ? found : null;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The worst that rows can do: patterns of every length before and after the star, all made for one label.</summary>
public class PreviewPatternWorstBenchmarks
{
    private const int LongestLabel = 63;

    private OriginIndex<string> index = null!;
    private string refused = "";

    [GlobalSetup]
    public void Setup()
    {
        index = new OriginIndex<string>();
        for (var before = 0; before < LongestLabel; before++)
        {
            for (var after = before == 0 ? 1 : 0; before + after < LongestLabel; after++)
            {
                // Of another port, so that no pattern ends the search.
                var text = $"https://{new string('-', before)}*{new string('-', after)}.example.com:8443";
                if (!OriginPattern.TryParse(text, out var pattern, out _) || !index.TryAdd(pattern, text, out _))
                {
                    throw new InvalidOperationException(text);
                }
            }
        }

        refused = $"https://{new string('-', LongestLabel)}.example.com";
    }

    [Benchmark]
    public bool Refused() => index.TryFind(refused, out var found) && found is null;
}
