namespace Azure.Data.Tables;

/// <summary>The <c>name=value;…</c> form. Errors never show a value, which could be a key.</summary>
internal static class ConnectionStringSegments
{
    public static Dictionary<string, string> Parse(string connectionString)
    {
        var segments = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var text = connectionString.EndsWith(';') ? connectionString[..^1] : connectionString;
        var position = 0;
        foreach (var segment in text.Split(';'))
        {
            position++;
            var separator = segment.IndexOf('=', StringComparison.Ordinal);
            var name = separator < 0 ? "" : segment[..separator].Trim();
            if (name.Length == 0 || separator == segment.Length - 1)
            {
                throw new InvalidOperationException(
                    $"Segment {position} of the connection string is not of the form 'Name=value'. Separate segments by one ';'.");
            }

            if (!segments.TryAdd(name, segment[(separator + 1)..].Trim()))
            {
                throw new InvalidOperationException($"The connection string has '{name}' twice. Keep one.");
            }
        }

        return segments;
    }
}
