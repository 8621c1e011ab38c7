using System.Text.Json;
using System.Text.Json.Serialization;

namespace CorsFunctions.Conformance.Tests.Cases;

/// <summary>The bounds of an odd request. The engine's unit tests hold <c>MaxAllocBytes</c>: over HTTP it cannot be measured.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record OddExpectation(bool No5xx, JsonElement Allowed)
{
    public string? Invariant { get; init; }

    public int? MaxMillis { get; init; }

    public int? MaxAllocBytes { get; init; }

    /// <summary>Null when the case leaves it open ("either").</summary>
    [JsonIgnore]
    public bool? MustBeAllowed => Allowed.ValueKind == JsonValueKind.String ? null : Allowed.GetBoolean();
}
