using System.Globalization;

namespace CorsFunctions.PropertyTests.Reference;

/// <summary>
/// The second reading of a path, as a proxy might have it. "What the host would not route to the function governed by the
/// stricter row is not governed by a looser one either": both readings have to lead to the same route.
/// </summary>
internal static class ReferencePath
{
    private static readonly string[] Markers = ["%", "\\", ";", "?", "#", "//", "/."];

    /// <summary>Null when the path has no last reading: it is too long, or encoded more than three times over.</summary>
    public static string? ReadLaxly(string path)
    {
        if (!Markers.Any(marker => path.Contains(marker, StringComparison.Ordinal)))
        {
            return path;
        }

        var decoded = Decode(Decode(Decode(path)));
        if (path.Length > 2048 || Decode(decoded) != decoded)
        {
            return null;
        }

        var segments = new List<string>();
        foreach (var part in decoded.Split('?', '#')[0].Split('/', '\\'))
        {
            var segment = part.Split(';')[0];
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
