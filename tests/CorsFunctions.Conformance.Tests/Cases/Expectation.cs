using System.Text.Json.Serialization;

namespace CorsFunctions.Conformance.Tests.Cases;

/// <summary>The keys of "expect" and "should"; a key that no check knows must not pass unnoticed.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record Expectation
{
    public bool? Preflight { get; init; }

    public bool? Allowed { get; init; }

    public bool? HandlerInvoked { get; init; }

    public BrowserExpectation? Browser { get; init; }

    public IReadOnlyDictionary<string, HeaderExpectation> Headers { get; init; } = new Dictionary<string, HeaderExpectation>();

    public IReadOnlyList<string> Vary { get; init; } = [];

    public IReadOnlyList<string> VaryAbsent { get; init; } = [];

    public string? VaryOrStatic { get; init; }

    public StatusExpectation? Status { get; init; }

    public Expectation? Should { get; init; }
}
