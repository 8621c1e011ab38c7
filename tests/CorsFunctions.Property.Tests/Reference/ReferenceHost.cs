using System.Globalization;

namespace CorsFunctions.PropertyTests.Reference;

/// <summary>Serialised hosts by the URL standard: domains in lower case, IPv4 in four parts, IPv6 in its short form.</summary>
internal static class ReferenceHost
{
    // "xn-- decodes": those of the vocabulary that do, decoded by hand once; any other is taken for ill-formed.
    private static readonly string[] Punycode = ["xn--mnchen-3ya", "xn--p1ai", "xn--bcher-kva"];

    public static bool IsHost(string scheme, string host) =>
        IsIPv6(host) || IsIPv4(host) || IsDomain(host) || (scheme is not ("http" or "https") && IsOpaque(host));

    public static bool IsDomain(string host)
    {
        var name = WithoutFinalDot(host);
        var labels = name.Split('.');
        return name.Length <= 253
            && labels.All(label => label.Length is > 0 and <= 63 && label.All(IsLabelCharacter))
            && labels.All(label => !label.StartsWith("xn--", StringComparison.Ordinal) || Punycode.Contains(label))
            && !IsNumber(labels[^1]);
    }

    /// <summary>The host of a scheme that is not http or https: any characters of names, as long as they do not end in a number.</summary>
    public static bool IsOpaque(string host)
    {
        var name = WithoutFinalDot(host);
        return host != "" && name.Length <= 253 && host.All(c => c == '.' || IsLabelCharacter(c)) && !IsNumber(name.Split('.')[^1]);
    }

    public static bool IsIPv4(string host)
    {
        var parts = host.Split('.');
        return parts.Length == 4 && parts.All(part => IsCanonicalNumber(part, 255));
    }

    public static bool IsIPv6(string host) =>
        host.StartsWith('[') && host.EndsWith(']') && ReferenceIPv6.IsCanonical(host[1..^1]);

    public static string WithoutFinalDot(string host) => host.EndsWith('.') ? host[..^1] : host;

    public static bool IsCanonicalNumber(string text, int max) =>
        text.Length is > 0 and < 6
        && text.All(char.IsAsciiDigit)
        && int.Parse(text, CultureInfo.InvariantCulture) <= max
        && int.Parse(text, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) == text;

    // URL standard, "ends in a number checker".
    private static bool IsNumber(string label) =>
        (label != "" && label.All(char.IsAsciiDigit)) || (label.StartsWith("0x", StringComparison.Ordinal) && label[2..].All(char.IsAsciiHexDigit));

    private static bool IsLabelCharacter(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_';
}
