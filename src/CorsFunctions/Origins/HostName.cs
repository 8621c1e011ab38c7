using System.Buffers;

namespace CorsFunctions.Origins;

/// <summary>The grammar of a serialised host (URL standard, "host serializing"), checked in one pass and without allocation.</summary>
internal static class HostName
{
    /// <summary>The longest domain name, without its final dot (RFC 1035, section 2.3.4).</summary>
    public const int MaxLength = 253;

    /// <summary>The longest label of a domain name (RFC 1035, section 2.3.4).</summary>
    public const int MaxLabelLength = 63;

    // An underscore is no host name character for DNS, but browsers resolve and serialise it.
    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_");
    private static readonly SearchValues<char> LabelCharactersAndDot = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>Classifies a host.</summary>
    /// <param name="host">The host; an IPv6 address in brackets.</param>
    /// <param name="isWeb">Whether the scheme is http or https. All others (Electron's, Capacitor's, those of extensions) are not resolved by DNS.</param>
    public static HostKind Classify(ReadOnlySpan<char> host, bool isWeb = true)
    {
        if (host is ['[', .. var address, ']'])
        {
            return IPv6Text.IsSerialized(address) ? HostKind.IPv6 : HostKind.Invalid;
        }

        var name = host is [.., '.'] ? host[..^1] : host;
        if (name.Length > MaxLength)
        {
            return HostKind.Invalid;
        }

        // URL standard, "ends in a number checker": such a host is an IPv4 address or no host at all.
        if (EndsInNumber(name))
        {
            return host.Length == name.Length && IsIPv4(host) ? HostKind.IPv4 : HostKind.Invalid;
        }

        return AreLabels(name) ? HostKind.Domain
            : !isWeb && IsOpaque(host) ? HostKind.Opaque
            : HostKind.Invalid;
    }

    /// <summary>True when the last label is a number, decimal or <c>0x</c> hexadecimal, as the URL standard reads it.</summary>
    public static bool EndsInNumber(ReadOnlySpan<char> name)
    {
        // Nearly every name ends in a letter that no number has, "0x" being one.
        if (name is [.., (>= 'g' and <= 'z') and not 'x'])
        {
            return false;
        }

        // An empty last label is no number (URL standard, "ends in a number checker", step 2).
        var last = name[(name.LastIndexOf('.') + 1)..];
        if (last.IsEmpty)
        {
            return false;
        }

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

    /// <summary>True for characters that labels are made of, without a dot.</summary>
    public static bool IsLabelText(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(LabelCharacters);

    /// <summary>True for characters of names, in either case, and the dot between labels.</summary>
    public static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.';

    // Hyphens may stand anywhere: the URL standard's domain to ASCII has CheckHyphens and UseSTD3ASCIIRules off.
    private static bool AreLabels(ReadOnlySpan<char> name)
    {
        if (name.ContainsAnyExcept(LabelCharactersAndDot))
        {
            return false;
        }

        while (true)
        {
            var dot = name.IndexOf('.');
            var label = dot < 0 ? name : name[..dot];
            if (label.Length is 0 or > MaxLabelLength || (label.StartsWith(Punycode.Prefix, StringComparison.Ordinal) && !Punycode.IsValid(label)))
            {
                return false;
            }

            if (dot < 0)
            {
                return true;
            }

            name = name[(dot + 1)..];
        }
    }

    // Chromium and WebKit serialise these in lower case as well, with whatever labels the app has chosen.
    private static bool IsOpaque(ReadOnlySpan<char> host) => !host.IsEmpty && !host.ContainsAnyExcept(LabelCharactersAndDot);

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
