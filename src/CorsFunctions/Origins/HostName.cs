namespace CorsFunctions.Origins;

/// <summary>The grammar of a serialised host (URL standard, "host serializing"), checked in one pass and without allocation.</summary>
internal static class HostName
{
    /// <summary>The longest domain name, without its final dot (RFC 1035, section 2.3.4).</summary>
    public const int MaxLength = 253;

    /// <summary>The longest label of a domain name (RFC 1035, section 2.3.4).</summary>
    public const int MaxLabelLength = 63;

    public static HostKind Classify(ReadOnlySpan<char> host)
    {
        if (host is ['[', .. var address, ']'])
        {
            return IPv6Text.IsSerialized(address) ? HostKind.IPv6 : HostKind.Invalid;
        }

        var name = host is [.., '.'] ? host[..^1] : host;
        if (name.Length > MaxLength || !AreLabels(name))
        {
            return HostKind.Invalid;
        }

        // URL standard, "ends in a number checker": such a host is an IPv4 address or no host at all.
        if (EndsInNumber(name))
        {
            return host.Length == name.Length && IsIPv4(host) ? HostKind.IPv4 : HostKind.Invalid;
        }

        return HostKind.Domain;
    }

    /// <summary>True when the last label is a number, decimal or <c>0x</c> hexadecimal, as the URL standard reads it.</summary>
    public static bool EndsInNumber(ReadOnlySpan<char> name)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        if (last is ['0', 'x', .. var hex])
        {
            foreach (var c in hex)
            {
                if (!char.IsAsciiHexDigit(c))
                {
                    return false;
                }
            }

            return true;
        }

        foreach (var c in last)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreLabels(ReadOnlySpan<char> name)
    {
        var label = 0;
        foreach (var c in name)
        {
            if (c == '.')
            {
                if (label == 0)
                {
                    return false;
                }

                label = 0;
            }
            else if (!IsLabelCharacter(c) || ++label > MaxLabelLength)
            {
                return false;
            }
        }

        return label > 0;
    }

    // An underscore is no host name character for DNS, but browsers resolve and serialise it.
    private static bool IsLabelCharacter(char c) =>
        char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_';

    private static bool IsIPv4(ReadOnlySpan<char> host)
    {
        var octets = 0;
        foreach (var range in host.Split('.'))
        {
            var octet = host[range];
            if (++octets > 4 || octet.Length is 0 or > 3 || (octet.Length > 1 && octet[0] == '0')
                || !byte.TryParse(octet, System.Globalization.NumberStyles.None, null, out _))
            {
                return false;
            }
        }

        return octets == 4;
    }
}
