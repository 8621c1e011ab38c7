namespace CorsFunctions.PropertyTests.Reference;

/// <summary>A serialised origin by the URL standard, split with strings. <c>Port</c> is empty when there is none.</summary>
internal sealed record ReferenceOrigin(string Scheme, string Host, string Port)
{
    public static ReferenceOrigin? Parse(string text)
    {
        var separator = text.IndexOf("://", StringComparison.Ordinal);
        if (separator < 0)
        {
            return null;
        }

        var scheme = text[..separator];
        var (host, port) = SplitPort(text[(separator + 3)..]);
        return IsScheme(scheme) && ReferenceHost.IsHost(scheme, host) && (port == "" || IsPort(scheme, port))
            ? new ReferenceOrigin(scheme, host, port.TrimStart(':'))
            : null;
    }

    /// <summary>Splits before the colon of the port; the colon stays with the port, so that an empty port is seen.</summary>
    public static (string Host, string Port) SplitPort(string authority)
    {
        var colon = authority.StartsWith('[')
            ? authority.IndexOf("]:", StringComparison.Ordinal) is var bracket and >= 0 ? bracket + 1 : -1
            : authority.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (authority, "") : (authority[..colon], authority[colon..]);
    }

    /// <summary>What browsers can send: a serialised origin, <c>null</c>, and what web views send for a file.</summary>
    public static bool IsOrigin(string text) => text is "null" or "file://" || Parse(text) is not null;

    private static bool IsScheme(string text) =>
        text.Length is > 0 and <= 64
        && text[0] is >= 'a' and <= 'z'
        && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '+' or '-' or '.');

    private static bool IsPort(string scheme, string colonAndPort)
    {
        var port = colonAndPort[1..];
        return ReferenceHost.IsCanonicalNumber(port, 65535) && port != "0"
            && !(scheme == "https" && port == "443")
            && !(scheme == "http" && port == "80");
    }
}
