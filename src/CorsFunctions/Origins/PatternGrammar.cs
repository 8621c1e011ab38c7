using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace CorsFunctions.Origins;

/// <summary>
/// The grammar of patterns: that of <see cref="Origin"/>, with a star for the port, for labels before the host, for a part of the
/// first label, or for the whole host. Strict: nothing is repaired.
/// </summary>
internal static class PatternGrammar
{
    public const string Wildcard = "*.";

    /// <summary>The longest domain that can have a subdomain.</summary>
    public const int LongestParent = HostName.MaxLength - 2;

    private const int ShortestWithTwoSlips = 4;

    public static bool TryRead(string text, [NotNullWhen(true)] out OriginPattern? pattern)
    {
        pattern = null;
        switch (text)
        {
            case "*":
                pattern = new OriginPattern(text, OriginPatternKind.Any, "", "", 0);
                return true;
            case "null":
                pattern = new OriginPattern(text, OriginPatternKind.Null, "", "", 0);
                return true;
            case Origin.File:
                pattern = new OriginPattern(text, OriginPatternKind.File, "", "", 0);
                return true;
        }

        var schemeLength = Origin.ScanScheme(text);
        if (text.Length > Origin.MaxLength || schemeLength == 0 || !text.AsSpan(schemeLength).StartsWith("://", StringComparison.Ordinal))
        {
            return false;
        }

        var scheme = text.AsSpan(0, schemeLength) switch { "https" => "https", "http" => "http", var other => other.ToString() };
        var authority = text.AsSpan(schemeLength + 3);
        var host = authority[..Origin.HostLength(authority)].ToString();
        return !HasNoPages(scheme)
            && !IsMisspeltWeb(scheme)
            && TryReadPort(scheme, authority[host.Length..], out var port)
            && TryReadHost(new OriginPattern(text, OriginPatternKind.Host, scheme, host, port), out pattern);
    }

    /// <summary>Schemes that no page is loaded from.</summary>
    public static bool HasNoPages(string scheme) => scheme is "file" or "ws" or "wss" or "ftp";

    /// <summary>Whether a scheme is a misspelt one of the web. An app's own scheme is not, and this one would shield nothing.</summary>
    public static bool IsMisspeltWeb(string scheme) => Misspells(scheme, "https") || Misspells(scheme, "http");

    /// <summary>Whether a scheme is one slip away from one of the web, or, where it is from neither, two, or that with something in front of it.</summary>
    public static bool Misspells(string scheme, string web) =>
        !Origin.IsWeb(scheme)
        && (OneSlip.IsBetween(scheme, "https") || OneSlip.IsBetween(scheme, "http") ? OneSlip.IsBetween(scheme, web)
            : scheme.Length >= ShortestWithTwoSlips && (OneSlip.AreTwoBetween(scheme, web) || scheme.EndsWith(web, StringComparison.Ordinal)));

    private static bool TryReadPort(string scheme, ReadOnlySpan<char> rest, out int port)
    {
        port = rest is ":*" ? OriginPattern.AnyPort : 0;
        return rest.IsEmpty || rest is ":*"
            || (rest[0] == ':' && Origin.TryParsePort(rest[1..], out port) && !Origin.IsDefaultPort(scheme, port));
    }

    private static bool TryReadHost(OriginPattern read, out OriginPattern pattern)
    {
        pattern = read;
        var (host, isWeb) = (read.Host, Origin.IsWeb(read.Scheme));
        if (!host.Contains('*', StringComparison.Ordinal))
        {
            return HostName.Classify(host, isWeb) is not HostKind.Invalid && !IsIPv4Mapped(host);
        }

        if (host == "*")
        {
            pattern = read with { Kind = OriginPatternKind.AnyHost, Host = "" };
            return !isWeb && read.Port == 0;
        }

        var parent = host[(host.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var label = host.AsSpan(0, host.Length - parent.Length);
        pattern = label is Wildcard
            ? read with { Kind = OriginPatternKind.Subdomains, Host = parent }
            : read with { Kind = OriginPatternKind.InFirstLabel, Host = parent, FirstLabel = label.TrimEnd('.').ToString() };
        return HostName.Classify(parent) == HostKind.Domain
            && host.TrimEnd('.').Length <= HostName.MaxLength
            && (label is Wildcard || IsLabelWithStar(label, parent));
    }

    private static bool IsLabelWithStar(ReadOnlySpan<char> labelAndDot, string parent)
    {
        var star = labelAndDot.IndexOf('*');
        return star >= 0
            && labelAndDot.Length - 1 is > 1 and <= HostName.MaxLabelLength
            && HostName.IsLabelText(labelAndDot[..star])
            && HostName.IsLabelText(labelAndDot[(star + 1)..^1])
            && !IsForgottenDot(labelAndDot, parent);
    }

    /// <summary><c>*example.com</c>: whoever writes that means the subdomains, and would let in <c>evilexample.com</c>.</summary>
    public static bool IsForgottenDot(ReadOnlySpan<char> label, string parent) =>
        label is ['*', not '-', ..] && PublicSuffixList.Embedded.IsPublicSuffix(parent);

    private static bool IsIPv4Mapped(string host) =>
        host.StartsWith('[') && IPAddress.TryParse(host.AsSpan(1, host.Length - 2), out var address) && address.IsIPv4MappedToIPv6;
}
