using CorsFunctions.Conformance.Tests.Cases;

namespace CorsFunctions.Conformance.Tests;

/// <summary>A line of the summary: what was judged, and how many rows there are.</summary>
internal sealed record Suite(string Name, int Total)
{
    public static Suite Cases { get; } = new("cases", CaseFiles.Cases.Count);

    public static Suite Quality { get; } = new("quality", CaseFiles.Cases.Values.Count(each => each.Expect.Should is not null));

    public static Suite Odd { get; } = new("odd", CaseFiles.Odd.Count);

    public static Suite Oracle { get; } = new("oracle", CaseFiles.Vectors.Count);

    public static Suite Configs { get; } = new("configs", CaseFiles.Configs.Count);

    public static IReadOnlyList<Suite> All { get; } = [Cases, Quality, Odd, Oracle, Configs];
}
