namespace CorsFunctions.Conformance.Tests.Cases;

/// <summary>What a browser decides, per credentials mode.</summary>
internal sealed record BrowserExpectation(bool Omit, bool Include);
