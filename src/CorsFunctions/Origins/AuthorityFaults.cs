using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CorsFunctions.Origins;

/// <summary>Says what is wrong behind the scheme and <c>://</c> of a text that is no pattern.</summary>
internal static class AuthorityFaults
{
    private static readonly SearchValues<char> AddressCharacters = SearchValues.Create("0123456789.*");

    private const string FromHeader = "Write the host as the browser's Origin header has it";

    public static PatternError Describe(string text, string scheme, string authority)
    {
        if (IsAddressBlock(authority))
        {
            return AddressRange();
        }

        if (authority.AsSpan().IndexOfAny("/\\?#") is var end and >= 0)
        {
            return Invalid(
                authority[end] == '/' && end == authority.Length - 1 ? "it ends in a slash" : "it has a path, a query or a fragment",
                PatternFaults.Write(text, "Write scheme, host and port only"));
        }

        if (authority.Contains('@', StringComparison.Ordinal))
        {
            return Invalid("it has user information", PatternFaults.Write(text, "Write scheme, host and port only"));
        }

        if (authority is ['[', ..] or ['*', '.', '[', ..] && !authority.Contains(']', StringComparison.Ordinal))
        {
            return Invalid("its IPv6 address has no closing bracket", "Write the address in brackets, and the port behind them");
        }

        if (authority is not ['[', ..] and not ['*', '.', '[', ..] && authority.AsSpan().Count(':') > 1)
        {
            return Invalid("it has several colons, and an IPv6 address stands in brackets", PatternFaults.Write(text, "Write one port, or the address in brackets"));
        }

        var hostLength = authority is ['*', '.', '[', ..] ? authority.IndexOf(']', StringComparison.Ordinal) + 1 : Origin.HostLength(authority);
        var host = authority[..hostLength];
        return FindPortFault(text, scheme, authority[hostLength..])
            ?? (host.Contains('*', StringComparison.Ordinal) ? DescribeStar(text, scheme, host) : DescribeHost(text, host, scheme));
    }

    /// <summary><c>192.168.*.*</c> and the like.</summary>
    public static bool IsAddressRange(string host) =>
        host.Contains('*', StringComparison.Ordinal) && host.AsSpan().ContainsAnyInRange('0', '9') && !host.AsSpan().ContainsAnyExcept(AddressCharacters);

    /// <summary><c>192.168.1.0/24</c> and <c>10.0.0.1-10.0.0.9</c>.</summary>
    public static bool IsAddressBlock(string authority) =>
        authority.IndexOfAny(['/', '-']) is var end and > 0
        && HostName.Classify(authority.AsSpan(0, end)) == HostKind.IPv4
        && authority.AsSpan(end + 1) is { IsEmpty: false } rest && !rest.ContainsAnyExcept(AddressCharacters);

    public static PatternError AddressRange() => Invalid(
        "a star does not stand for numbers of an IP address, and ranges of addresses are not supported",
        "Write each address, or give the machines names below one domain and allow its subdomains");

    private static PatternError? FindPortFault(string text, string scheme, string rest)
    {
        if (rest is "" or ":*")
        {
            return null;
        }

        if (rest[0] != ':' || !Origin.TryParsePort(rest.AsSpan(1), out var port))
        {
            return Invalid(
                rest.AsSpan(1).Contains('-') ? "lists and ranges of ports are not supported" : "what follows the host is not a port",
                PatternFaults.Write(text, "Write a colon and a number from 1 to 65535 without leading zeros, or ':*' for any port"));
        }

        return Origin.IsDefaultPort(scheme, port)
            ? PatternFaults.Prohibited(
                string.Create(CultureInfo.InvariantCulture, $"browsers never send the default port {port}, so it would match nothing"),
                PatternFaults.Write(text, "Write the origin without it"))
            : null;
    }

    private static PatternError DescribeHost(string text, string host, string scheme)
    {
        if (host.StartsWith('['))
        {
            return DescribeIPv6(text, host);
        }

        return host.Length == 0 ? NoHost() : FindSpellingFault(text, host) ?? DescribeName(text, host, Origin.IsWeb(scheme));
    }

    private static PatternError DescribeStar(string text, string scheme, string host)
    {
        if (host is "*" or "*.")
        {
            return Origin.IsWeb(scheme) || host == "*."
                ? NoHost()
                : Invalid("any host of a scheme has no port", $"Write '{scheme}://*'");
        }

        var parent = host[(host.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var label = host[..^parent.Length].TrimEnd('.');
        if (parent.StartsWith('[') || (label == "*" && HostName.Classify(parent) == HostKind.IPv4))
        {
            return Invalid("an IP address has no subdomains", "Write the address alone, without '*.'");
        }

        if (FindSpellingFault(text, host) is { } spelling)
        {
            return spelling;
        }

        if (IsAddressRange(host))
        {
            return AddressRange();
        }

        if (PatternGrammar.IsForgottenDot(label, parent))
        {
            return Invalid(
                $"the star would stand for 'evil{label[1..]}.{parent}' as well, which anyone can register",
                PatternFaults.Write(text, "Write a dot after the star"));
        }

        if (parent.Contains('*', StringComparison.Ordinal) || label.AsSpan().Count('*') != 1 || label.Length == 0)
        {
            return Invalid(
                "a star may only stand first, before a dot, or once inside the first label",
                PatternFaults.Write(text, "Write the hosts one by one, or one star as in *.example.com or pr-*.example.com"));
        }

        if (label == "*" && host.TrimEnd('.').Length > HostName.MaxLength && HostName.Classify(parent) == HostKind.Domain)
        {
            return Invalid($"no host name below it can be at most {HostName.MaxLength} characters long", "Write a shorter host");
        }

        return DescribeName(text, HostName.Classify(parent) == HostKind.Domain ? label.Replace('*', '-') + '.' + parent : parent, isWeb: true);
    }

    private static PatternError? FindSpellingFault(string text, string host)
    {
        if (!Ascii.IsValid(host))
        {
            return Invalid(
                "its host is not ASCII, and browsers send punycode",
                OriginText.Narrow(text) is var narrow && Ascii.IsValid(narrow) && OriginMending.Suggest(narrow) is { } suggestion ? $"Write '{suggestion}'"
                    : "Write the host in punycode ('xn--…'), as the browser's Origin header has it");
        }

        return host.AsSpan().ContainsAnyInRange('A', 'Z')
            ? Invalid("browsers send the host in lower case", PatternFaults.Write(text, FromHeader))
            : null;
    }

    private static PatternError DescribeName(string text, string host, bool isWeb)
    {
        var name = host.EndsWith('.') ? host[..^1] : host;
        if (HostName.EndsInNumber(name))
        {
            return Invalid(
                "its host ends in a number, so browsers read an IPv4 address",
                "Write four numbers from 0 to 255 without leading zeros, such as 'http://127.0.0.1'");
        }

        if (isWeb && name.Split('.').FirstOrDefault(label => IsBrokenPunycode(label)) is { } broken)
        {
            return Invalid($"the label '{broken}' is not valid punycode", "Copy the host from the browser's Origin header");
        }

        return Invalid(
            $"its host is not a host name: labels of 1 to {HostName.MaxLabelLength} letters, digits, '-' or '_', at most {HostName.MaxLength} characters in all",
            PatternFaults.Write(text, FromHeader));
    }

    private static bool IsBrokenPunycode(string label) =>
        label.StartsWith(Punycode.Prefix, StringComparison.Ordinal) && HostName.IsLabelText(label) && !Punycode.IsValid(label);

    private static PatternError DescribeIPv6(string text, string host)
    {
        if (host.Contains('%', StringComparison.Ordinal)
            || !IPAddress.TryParse(host.AsSpan(1, host.Length - 2), out var address)
            || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return Invalid("its host is not an IPv6 address in brackets, without a zone", FromHeader);
        }

        return PatternFaults.Prohibited(
            address.IsIPv4MappedToIPv6 ? "its host is an IPv4-mapped address" : "browsers send this address in its short form",
            PatternFaults.Write(text, FromHeader));
    }

    private static PatternError NoHost() =>
        Invalid(
            "it names no host",
            "Write the host, or a star and a dot before it for its subdomains; '*' alone is for every origin");

    private static PatternError Invalid(string what, string fix) => PatternFaults.Invalid(what, fix);
}
