namespace CorsFunctions.Conformance.Tests.Cases;

/// <summary>A row of odd.json.</summary>
internal sealed record OddCase(string Id, CasePolicy Policy, CaseRequest Request, OddExpectation Expect);
