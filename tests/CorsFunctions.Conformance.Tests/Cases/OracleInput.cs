using CorsFunctions.Browser;

namespace CorsFunctions.Conformance.Tests.Cases;

/// <summary>The input of a vector; each function of the oracle reads its part.</summary>
internal sealed record OracleInput(IReadOnlyList<HeaderLine> Headers)
{
    public string? Origin { get; init; }

    public CredentialsMode Mode { get; init; }

    public string? Method { get; init; }

    public IReadOnlyList<string> Names { get; init; } = [];

    public int Status { get; init; }

    public string? Name { get; init; }
}
