namespace CorsFunctions.PropertyTests.Reference;

/// <summary>What the rules say of a request: the reason, the row, and every CORS header of the response.</summary>
internal sealed record ReferenceDecision(CorsReason Reason, string? RowKey, string Headers)
{
    public static string Describe(IEnumerable<KeyValuePair<string, string>> headers) =>
        string.Join(" | ", headers.OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}: {header.Value}"));
}
