using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CorsFunctions.Origins;

/// <summary>Which hosts a pattern may name. Stricter than <see cref="HostName"/>: a host that no browser can serialise is an error here.</summary>
internal static class HostPatternRules
{
    private const int WildcardLength = 2;

    /// <summary>The fault of a host (for a wildcard: of what follows <c>*.</c>), or null.</summary>
    public static PatternError? FindFault(string host, bool subdomains)
    {
        if (host is "" or "*")
        {
            return Invalid(
                "it names no host",
                "Write the host, such as 'https://app.example.com' or 'https://*.example.com', or '*' alone for every origin");
        }

        if (host.StartsWith('['))
        {
            return subdomains ? NoSubdomains() : FindIPv6Fault(host);
        }

        if (!Ascii.IsValid(host))
        {
            return Invalid("its host is not ASCII, and browsers send punycode", Punycode(host, subdomains));
        }

        if (host.Contains('*', StringComparison.Ordinal))
        {
            return Invalid("a wildcard may only stand first, before a dot", "Write 'https://*.example.com' for the subdomains of example.com");
        }

        var lower = host.ToLowerInvariant();
        if (lower != host)
        {
            return Invalid("browsers send the host in lower case", $"Write the host as '{(subdomains ? "*." : "")}{lower}'");
        }

        return HostName.Classify(host) switch
        {
            HostKind.Invalid => DescribeInvalid(host),
            HostKind.IPv4 when subdomains => NoSubdomains(),
            HostKind.Domain when subdomains && host.TrimEnd('.').Length > HostName.MaxLength - WildcardLength =>
                Invalid($"no host name below it can be at most {HostName.MaxLength} characters long", "Write a shorter host"),
            HostKind.Domain => FindLabelFault(host),
            _ => null,
        };
    }

    private static PatternError DescribeInvalid(string host)
    {
        var name = host.TrimEnd('.');
        return HostName.EndsInNumber(name)
            ? Invalid(
                "its host ends in a number, so browsers read an IPv4 address",
                "Write four numbers from 0 to 255 without leading zeros, such as 'http://127.0.0.1'")
            : Invalid(
                $"its host is not a host name: labels of 1 to {HostName.MaxLabelLength} letters, digits, '-' or '_', at most {HostName.MaxLength} characters in all",
                "Write the host as the browser's address bar shows it");
    }

    private static PatternError? FindLabelFault(string host)
    {
        foreach (var label in host.TrimEnd('.').Split('.'))
        {
            if (label.StartsWith('-') || label.EndsWith('-'))
            {
                return Invalid($"the label '{label}' starts or ends with a hyphen", "Write the host without it");
            }

            if (label.StartsWith("xn--", StringComparison.Ordinal) && !IsPunycode(label))
            {
                return Invalid($"the label '{label}' is not valid punycode", "Copy the host from the browser's Origin header");
            }
        }

        return null;
    }

    private static bool IsPunycode(string label)
    {
        var mapping = new IdnMapping { AllowUnassigned = true };
        try
        {
            // Decoding must give visible text that needs punycode and that encodes to the same label.
            var text = mapping.GetUnicode(label);
            return text != label && mapping.GetAscii(text) == label && Printable.IsPrintable(text);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string Punycode(string host, bool subdomains)
    {
        try
        {
            return $"Write the host as '{(subdomains ? "*." : "")}{new IdnMapping().GetAscii(host.ToLowerInvariant())}'";
        }
        catch (ArgumentException)
        {
            return "Write the host in punycode ('xn--…'), as the browser's Origin header has it";
        }
    }

    private static PatternError? FindIPv6Fault(string host)
    {
        if (!host.EndsWith(']') || host.Contains('%', StringComparison.Ordinal)
            || !IPAddress.TryParse(host.AsSpan(1, host.Length - 2), out var address)
            || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return Invalid("its host is not an IPv6 address in brackets, without a zone", "Write it as in 'http://[::1]:3000'");
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return new PatternError(
                PatternFault.Prohibited,
                $"its host is an IPv4-mapped address. Write the IPv4 address '{address.MapToIPv4()}'");
        }

        var canonical = IPv6Text.Serialize(address);
        return canonical == host
            ? null
            : new PatternError(PatternFault.Prohibited, $"browsers send this address in its short form. Write the host as '{canonical}'");
    }

    private static PatternError NoSubdomains() =>
        Invalid("an IP address has no subdomains", "Write the address alone, without '*.'");

    private static PatternError Invalid(string what, string fix) => new(PatternFault.Invalid, $"{what}. {fix}");
}
