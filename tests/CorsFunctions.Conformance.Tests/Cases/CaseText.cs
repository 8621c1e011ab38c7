using System.Text;
using System.Text.Json;

namespace CorsFunctions.Conformance.Tests.Cases;

/// <summary>Header values of the case files: a string, {"repeat": s, "times": n} or {"concat": [...]}.</summary>
internal static class CaseText
{
    public static string Expand(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString()!;
        }

        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("repeat", out var part))
        {
            return new StringBuilder().Insert(0, Expand(part), value.GetProperty("times").GetInt32()).ToString();
        }

        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("concat", out var parts))
        {
            return string.Concat(parts.EnumerateArray().Select(Expand));
        }

        throw new JsonException($"A header value is a string, a repeat or a concat, not {value.GetRawText()}.");
    }
}
