using System.Text.Json;
using System.Text.Json.Serialization;

namespace CorsFunctions.Conformance.Tests.Cases;

/// <summary>"2xx" or a number.</summary>
[JsonConverter(typeof(Converter))]
internal readonly record struct StatusExpectation(int Lowest, int Highest)
{
    public bool Accepts(int status) => status >= Lowest && status <= Highest;

    public override string ToString() => Lowest == Highest ? $"{Lowest}" : $"{Lowest} to {Highest}";

    internal sealed class Converter : JsonConverter<StatusExpectation>
    {
        public override StatusExpectation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Number)
            {
                var status = reader.GetInt32();
                return new StatusExpectation(status, status);
            }

            return reader.GetString() == "2xx"
                ? new StatusExpectation(200, 299)
                : throw new JsonException("A status is a number or \"2xx\".");
        }

        public override void Write(Utf8JsonWriter writer, StatusExpectation value, JsonSerializerOptions options) =>
            throw new NotSupportedException("Cases are only read.");
    }
}
