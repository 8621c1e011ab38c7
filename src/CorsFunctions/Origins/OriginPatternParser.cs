using System.Buffers;
using System.Globalization;

namespace CorsFunctions.Origins;

/// <summary>Reads an origin pattern strictly: nothing is repaired, and each error says what to write instead.</summary>
internal static class OriginPatternParser
{
    private const string Wildcard = "*.";

    private static readonly SearchValues<char> Separators = SearchValues.Create(" \t\r\n,;");

    public static bool TryParse(string text, out OriginPattern pattern, out PatternError error)
    {
        error = default;
        switch (text)
        {
            case "*":
                pattern = new OriginPattern(text, OriginPatternKind.Any, "", "", 0);
                return true;
            case "null":
                pattern = new OriginPattern(text, OriginPatternKind.Null, "", "", 0);
                return true;
        }

        pattern = default;
        if (FindFault(text, out pattern) is { } fault)
        {
            error = fault;
            return false;
        }

        return true;
    }

    private static PatternError? FindFault(string text, out OriginPattern pattern)
    {
        pattern = default;
        if (text.Length == 0)
        {
            return Invalid("it is empty", "Write an origin such as 'https://app.example.com'");
        }

        if (text.Length > Origin.MaxLength)
        {
            return Invalid($"it is longer than {Origin.MaxLength} characters", "Write scheme, host and port only");
        }

        if (text.AsSpan().ContainsAny(Separators))
        {
            return Invalid("it has white space, a comma or a semicolon inside", "Write each origin as an element of its own, in text with a comma between two");
        }

        var schemeLength = Origin.ScanScheme(text);
        if (schemeLength == 0 || !text.AsSpan(schemeLength).StartsWith("://", StringComparison.Ordinal))
        {
            return Invalid("it does not start with a lower-case scheme and '://'", SuggestScheme(text));
        }

        var scheme = text[..schemeLength];
        if (scheme == "file")
        {
            return new PatternError(
                PatternFault.Prohibited,
                "a file: page has the origin 'null'. Serve the page from http://localhost, and write 'http://localhost:*'");
        }

        return SplitAuthority(text, scheme, text[(schemeLength + 3)..], out pattern);
    }

    private static PatternError? SplitAuthority(string text, string scheme, string authority, out OriginPattern pattern)
    {
        pattern = default;
        if (authority.AsSpan().IndexOfAny('/', '?', '#') is var end and >= 0)
        {
            return Invalid(
                authority[end] == '/' && end == authority.Length - 1 ? "it ends in a slash" : "it has a path, a query or a fragment",
                $"Write '{scheme}://{authority[..end]}'");
        }

        if (authority.LastIndexOf('@') is var at and >= 0)
        {
            return Invalid("it has user information", $"Write '{scheme}://{authority[(at + 1)..]}'");
        }

        var isAddress = authority.StartsWith('[') || authority.StartsWith("*.[", StringComparison.Ordinal);
        var hostLength = isAddress ? authority.IndexOf(']') + 1 : authority.IndexOf(':');
        if (hostLength == 0 && isAddress)
        {
            return Invalid("its IPv6 address has no closing bracket", "Write it as in 'http://[::1]:3000'");
        }

        var host = hostLength < 0 ? authority : authority[..hostLength];
        if (FindPortFault(scheme, host, authority[host.Length..], out var port) is { } portFault)
        {
            return portFault;
        }

        var subdomains = host.StartsWith(Wildcard, StringComparison.Ordinal);
        var name = subdomains ? host[Wildcard.Length..] : host;
        if (HostPatternRules.FindFault(name, subdomains) is { } hostFault)
        {
            return hostFault;
        }

        pattern = new OriginPattern(text, subdomains ? OriginPatternKind.Subdomains : OriginPatternKind.Host, scheme, name, port);
        return null;
    }

    private static PatternError? FindPortFault(string scheme, string host, string rest, out int port)
    {
        port = 0;
        if (rest.Length == 0)
        {
            return null;
        }

        if (rest == ":*")
        {
            port = OriginPattern.AnyPort;
            return null;
        }

        if (rest[0] != ':' || !Origin.TryParsePort(rest.AsSpan(1), out port))
        {
            return Invalid(
                "what follows the host is not a port",
                "Write ':' and a number from 1 to 65535 without leading zeros, or ':*' for any port");
        }

        if (Origin.IsDefaultPort(scheme, port))
        {
            return new PatternError(
                PatternFault.Prohibited,
                string.Create(CultureInfo.InvariantCulture, $"browsers never send the default port {port}, so it would match nothing. Write '{scheme}://{host}'"));
        }

        return null;
    }

    private static string SuggestScheme(string text)
    {
        if (text.StartsWith("//", StringComparison.Ordinal))
        {
            return $"Write 'https:{text}'";
        }

        var lower = text.ToLowerInvariant();
        return Origin.ScanScheme(lower) is var length and > 0 && lower.AsSpan(length).StartsWith("://", StringComparison.Ordinal)
            ? $"Write '{lower}'"
            : text.Contains("://", StringComparison.Ordinal)
                ? "Write one row entry for each scheme, such as 'https://app.example.com'"
                : $"Write '{(text.Contains(':', StringComparison.Ordinal) ? "https://app.example.com" : "https://" + text)}'";
    }

    private static PatternError Invalid(string what, string fix) => new(PatternFault.Invalid, $"{what}. {fix}");
}
