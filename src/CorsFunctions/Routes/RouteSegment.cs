namespace CorsFunctions.Routes;

/// <summary>What one segment of a route template may be.</summary>
internal static class RouteSegment
{
    /// <summary><c>{id}</c>: any one segment.</summary>
    public static bool IsParameter(ReadOnlySpan<char> segment) => segment is ['{', .. var name, '}'] && IsName(name);

    /// <summary><c>{*rest}</c>: any tail, no segment at all included.</summary>
    public static bool IsTail(ReadOnlySpan<char> segment) => segment is ['{', '*', .. var name, '}'] && IsName(name);

    /// <summary>A literal that a browser sends as it stands and that nobody means as a placeholder of some other notation.</summary>
    public static bool IsLiteral(ReadOnlySpan<char> segment)
    {
        if (segment is "" or "." or ".." or [':' or '$', ..] or [.., ','] or ['(', .., ')'])
        {
            return false;
        }

        foreach (var c in segment)
        {
            if (!IsLiteral(c))
            {
                return false;
            }
        }

        return true;
    }

    // RFC 3986, pchar without percent-encoding, ';' and '*': what the host passes on unchanged, so that a literal means one thing only.
    public static bool IsLiteral(char c) => char.IsAsciiLetterOrDigit(c) || "-._~!$&'()+,=:@".Contains(c, StringComparison.Ordinal);

    public static bool IsName(ReadOnlySpan<char> name) => !name.IsEmpty && NameLength(name) == name.Length;

    /// <summary>The name that a faulty parameter has, or the usual one.</summary>
    public static string NameIn(string text, string usual)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (NameLength(text.AsSpan(i)) is var length and > 0)
            {
                return text.Substring(i, length);
            }
        }

        return usual;
    }

    private static int NameLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || char.IsAsciiDigit(text[0]))
        {
            return 0;
        }

        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] == '_'))
        {
            length++;
        }

        return length;
    }
}
