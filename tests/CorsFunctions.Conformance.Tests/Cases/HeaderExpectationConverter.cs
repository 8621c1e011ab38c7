using System.Text.Json;
using System.Text.Json.Serialization;

namespace CorsFunctions.Conformance.Tests.Cases;

internal sealed class HeaderExpectationConverter : JsonConverter<HeaderExpectation>
{
    public override bool HandleNull => true;

    public override HeaderExpectation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => new HeaderExpectation(),
            JsonTokenType.String => new HeaderExpectation { Exact = reader.GetString() },
            _ => ReadShape(JsonElement.ParseValue(ref reader)),
        };

    public override void Write(Utf8JsonWriter writer, HeaderExpectation value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Cases are only read.");

    private static HeaderExpectation ReadShape(JsonElement shape)
    {
        var expectation = new HeaderExpectation();
        foreach (var property in shape.EnumerateObject())
        {
            expectation = property.Name switch
            {
                "oneOf" => expectation with { OneOf = Strings(property.Value) },
                "tokens" => expectation with { Tokens = Strings(property.Value) },
                "includes" => expectation with { Includes = Strings(property.Value) },
                "lines" => expectation with { Lines = property.Value.GetInt32() },
                _ => throw new JsonException($"No check knows \"{property.Name}\": {shape.GetRawText()}."),
            };
        }

        return expectation;
    }

    private static string[] Strings(JsonElement array) => [.. array.EnumerateArray().Select(each => each.GetString()!)];
}
