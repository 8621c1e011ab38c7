using System.Globalization;
using System.Text.Json;
using CorsFunctions.Sources;

namespace CorsFunctions.Tables.Reading;

/// <summary>A value of an entity: of a type that JSON has, or a text with the name of its type beside it.</summary>
internal static class EntityValue
{
    private static readonly object True = true;
    private static readonly object False = false;

    /// <summary>A value that is no text.</summary>
    public static object? Read(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.True:
                return True;
            case JsonTokenType.False:
                return False;
            case JsonTokenType.Number:
                return json.TryGetInt32(out var number) ? (object)number : json.TryGetInt64(out var large) ? (object)large : json.GetDouble();
            case JsonTokenType.Null:
                return null;
            default:
                // No table has these, and no column takes them.
                var kind = json.TokenType == JsonTokenType.StartArray ? "[…]" : "{…}";
                json.Skip();
                return new UnsupportedValue(kind);
        }
    }

    /// <summary>A text as the type that stands beside it.</summary>
    /// <exception cref="FormatException">It is none of that type, or no text.</exception>
    public static object Typed(object? value, string type) => (type, value) switch
    {
        ("Edm.String", string text) => text,
        ("Edm.DateTime", string text) => (object)DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        ("Edm.Int64", string text) => long.Parse(text, CultureInfo.InvariantCulture),
        ("Edm.Double", string text) => double.Parse(text, CultureInfo.InvariantCulture),
        ("Edm.Guid", string text) => Guid.Parse(text),
        ("Edm.Binary", string text) => Convert.FromBase64String(text),
        _ => throw new FormatException("A value is not of the type that stands beside it, or no table has that type"),
    };
}
