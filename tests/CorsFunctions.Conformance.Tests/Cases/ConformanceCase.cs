namespace CorsFunctions.Conformance.Tests.Cases;

/// <summary>A row of cases.json.</summary>
internal sealed record ConformanceCase(string Id, CasePolicy Policy, CaseRequest Request, Expectation Expect)
{
    public CaseHandler Handler { get; init; } = new();
}
