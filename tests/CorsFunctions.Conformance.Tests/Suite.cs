using CorsFunctions.Conformance.Tests.Cases;

namespace CorsFunctions.Conformance.Tests;

/// <summary>A line of the summary: what was judged, and how many rows there are.</summary>
internal sealed record Suite(string Name, int Total)
{
    public static Suite Configs { get; } = new("configs", CaseFiles.Configs.Count);

    public static IReadOnlyList<Suite> All { get; } = [.. ModeSuites.Plain.All, .. ModeSuites.AspNetCore.All, Configs];
}

/// <summary>The suites that run once in each of the worker's modes.</summary>
internal sealed record ModeSuites(Suite Cases, Suite Quality, Suite Odd)
{
    private const string NoAscii = "the Functions host forwards no header that is not ASCII: it answers 500 itself, and no worker sees the request";

    /// <summary>Odd cases that the mode misses because of the host, each with the reason.</summary>
    public IReadOnlyDictionary<string, string> OddDeviations { get; private init; } = new Dictionary<string, string>();

    public static ModeSuites Plain { get; } = Of("");

    public static ModeSuites AspNetCore { get; } = Of(" in ASP.NET Core mode") with
    {
        OddDeviations = new Dictionary<string, string> { ["odd-15"] = NoAscii, ["odd-40"] = NoAscii, ["odd-41"] = NoAscii },
    };

    public IEnumerable<Suite> All => [Cases, Quality, Odd];

    private static ModeSuites Of(string mode) => new(
        new Suite($"cases{mode}", CaseFiles.Cases.Count),
        new Suite($"quality{mode}", CaseFiles.Cases.Values.Count(each => each.Expect.Should is not null)),
        new Suite($"odd{mode}", CaseFiles.Odd.Count));
}
