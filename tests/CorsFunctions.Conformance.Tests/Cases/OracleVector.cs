using System.Text.Json;
using System.Text.Json.Serialization;

namespace CorsFunctions.Conformance.Tests.Cases;

/// <summary>A row of oracle-vectors.json: a decision of a browser, to test our own oracle with.</summary>
internal sealed record OracleVector(
    string Id,
    [property: JsonPropertyName("fn")] string Function,
    OracleInput Input,
    JsonElement Expect);
