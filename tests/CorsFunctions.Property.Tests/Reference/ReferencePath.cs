using System.Globalization;

namespace CorsFunctions.PropertyTests.Reference;

/// <summary>
/// The other readings of a path, as a proxy might have it. "What the host would not route to the function governed by the
/// stricter row is not governed by a looser one either."
/// </summary>
internal static class ReferencePath
{
    private static readonly string[] Markers = ["%", "\\", ";", "?", "#", "//", "/."];

    /// <summary>The path's other readings; null when it has no last one: it is too long, or encoded more than three times over.</summary>
    public static (string Whole, string Ended)? ReadLaxly(string path)
    {
        if (!Markers.Any(marker => path.Contains(marker, StringComparison.Ordinal)))
        {
            return (path, path);
        }

        var decoded = Decode(Decode(Decode(path)));
        if (path.Length > 2048 || Decode(decoded) != decoded)
        {
            return null;
        }

        var whole = Resolve(decoded.Split('/', '\\').Select(part => part.Split(';', '?', '#')[0] is "." or ".." ? part.Split(';', '?', '#')[0] : part));
        var parts = decoded.Split('/', '\\');
        var value = parts[^1].Length > 0 && ";?#".Contains(parts[^1][0], StringComparison.Ordinal) ? parts[^1] : "";
        var named = decoded[..^value.Length];
        var isCut = named.Contains('?', StringComparison.Ordinal) || named.Contains('#', StringComparison.Ordinal);
        var ended = Resolve([.. named.Split('?', '#')[0].Split('/', '\\').Select(part => part.Split(';')[0]), isCut ? "" : value]);
        return (whole, ended);
    }

    private static string Resolve(IEnumerable<string> parts)
    {
        var segments = new List<string>();
        foreach (var segment in parts)
        {
            if (segment == ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("" or "." or ".."))
            {
                segments.Add(segment);
            }
        }

        return "/" + string.Join('/', segments);
    }

    private static string Decode(string text)
    {
        var at = text.IndexOf('%', StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var isEncoding = at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]);
        return isEncoding
            ? text[..at] + (char)int.Parse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) + Decode(text[(at + 3)..])
            : text[..(at + 1)] + Decode(text[(at + 1)..]);
    }
}
