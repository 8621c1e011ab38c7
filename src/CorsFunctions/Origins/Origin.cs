namespace CorsFunctions.Origins;

/// <summary>
/// The serialised origin of a request, taken apart without copying: <c>scheme "://" host [ ":" port ]</c> (RFC 6454, section 6.2).
/// </summary>
/// <remarks>
/// A browser sends scheme and host in lower case, punycode, no default port and no trailing slash. Whatever is not in that
/// form was not written by a browser and must match nothing, so the grammar is checked before any look-up.
/// </remarks>
internal readonly ref struct Origin
{
    /// <summary>The longest scheme that is accepted; browsers use at most 20 characters.</summary>
    public const int MaxSchemeLength = 64;

    /// <summary>The longest origin that can be well-formed: scheme, host with a final dot, port.</summary>
    public const int MaxLength = MaxSchemeLength + 3 + HostName.MaxLength + 1 + 6;

    /// <summary>The one origin without a host: what some web views send for a page from a file, where others send <c>null</c>.</summary>
    public const string File = "file://";

    private Origin(ReadOnlySpan<char> scheme, ReadOnlySpan<char> host, int port, bool isDomain)
    {
        Scheme = scheme;
        Host = host;
        Port = port;
        IsDomain = isDomain;
    }

    public ReadOnlySpan<char> Scheme { get; }

    /// <summary>Host as serialised; an IPv6 address keeps its brackets.</summary>
    public ReadOnlySpan<char> Host { get; }

    /// <summary>The explicit port, or 0 when there is none.</summary>
    public int Port { get; }

    /// <summary>False for a host without subdomains: an IP address, or an opaque one.</summary>
    public bool IsDomain { get; }

    public static bool TryParse(ReadOnlySpan<char> text, out Origin origin)
    {
        origin = default;

        // Length first: the header may be as long as the server lets it be.
        if (text.Length > MaxLength)
        {
            return false;
        }

        var schemeLength = text.StartsWith("https:", StringComparison.Ordinal) ? 5 : ScanScheme(text);
        if (schemeLength == 0 || !text[schemeLength..].StartsWith("://", StringComparison.Ordinal))
        {
            return false;
        }

        var scheme = text[..schemeLength];
        var authority = text[(schemeLength + 3)..];
        var host = authority[..HostLength(authority)];
        var rest = authority[host.Length..];

        var port = 0;
        if (!rest.IsEmpty && (rest[0] != ':' || !TryParsePort(rest[1..], out port) || IsDefaultPort(scheme, port)))
        {
            return false;
        }

        var kind = HostName.Classify(host, IsWeb(scheme));
        if (kind == HostKind.Invalid)
        {
            return false;
        }

        origin = new Origin(scheme, host, port, kind == HostKind.Domain);
        return true;
    }

    /// <summary>Length of the host that <paramref name="authority"/> starts with: up to the colon of a port, or with the closing bracket.</summary>
    public static int HostLength(ReadOnlySpan<char> authority) =>
        authority is ['[', ..] ? authority.IndexOf(']') + 1
        : authority.IndexOf(':') is var colon and >= 0 ? colon
        : authority.Length;

    /// <summary>Length of the scheme that <paramref name="text"/> starts with (RFC 3986, section 3.1, lower case), or 0.</summary>
    public static int ScanScheme(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !char.IsAsciiLetterLower(text[0]))
        {
            return 0;
        }

        var length = 1;
        while (length < text.Length && IsSchemeCharacter(text[length]))
        {
            length++;
        }

        return length > MaxSchemeLength ? 0 : length;
    }

    /// <summary>Parses 1 to 65535, without leading zeros.</summary>
    public static bool TryParsePort(ReadOnlySpan<char> text, out int port)
    {
        port = 0;
        if (text.Length is 0 or > 5 || text[0] == '0')
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            port = (port * 10) + (c - '0');
        }

        return port <= ushort.MaxValue;
    }

    /// <summary>The schemes whose hosts are found by DNS.</summary>
    public static bool IsWeb(ReadOnlySpan<char> scheme) => scheme is "https" or "http";

    /// <summary>Default ports are never serialised (URL standard, "default port").</summary>
    public static bool IsDefaultPort(ReadOnlySpan<char> scheme, int port) =>
        (port == 443 && scheme is "https") || (port == 80 && scheme is "http");

    private static bool IsSchemeCharacter(char c) =>
        char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '+' or '-' or '.';
}
