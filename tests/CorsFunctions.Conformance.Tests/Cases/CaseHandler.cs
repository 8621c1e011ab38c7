using CorsFunctions.Browser;

namespace CorsFunctions.Conformance.Tests.Cases;

/// <summary>What the function answers.</summary>
internal sealed record CaseHandler
{
    public int Status { get; init; } = 200;

    public IReadOnlyList<HeaderLine> Headers { get; init; } = [];

    public bool Throws { get; init; }
}
