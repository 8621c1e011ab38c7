namespace CorsFunctions.Conformance.Tests.Cases;

/// <summary>A row of configs.json: a policy that is valid, or has exactly these errors.</summary>
internal sealed record ConfigCase(string Id, CasePolicy Policy, bool Valid)
{
    public IReadOnlyList<ConfigError> Errors { get; init; } = [];
}
