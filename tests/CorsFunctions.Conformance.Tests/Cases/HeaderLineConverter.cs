using System.Text.Json.Serialization;
using System.Text.Json;
using CorsFunctions.Browser;

namespace CorsFunctions.Conformance.Tests.Cases;

/// <summary>A header line is written as a pair: ["Origin", "https://example.com"].</summary>
internal sealed class HeaderLineConverter : JsonConverter<HeaderLine>
{
    public override HeaderLine Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var pair = JsonElement.ParseValue(ref reader);
        return pair.GetArrayLength() == 2
            ? new HeaderLine(pair[0].GetString()!, CaseText.Expand(pair[1]))
            : throw new JsonException($"A header line is a name and a value, not {pair.GetRawText()}.");
    }

    public override void Write(Utf8JsonWriter writer, HeaderLine value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Cases are only read.");
}
