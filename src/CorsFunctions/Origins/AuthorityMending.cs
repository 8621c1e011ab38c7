using System.Net;
using System.Net.Sockets;

namespace CorsFunctions.Origins;

/// <summary>Host and port of a text that is no pattern, spelled as browsers do.</summary>
internal static class AuthorityMending
{
    /// <summary>The port with its colon; nothing for a default port or an empty one.</summary>
    public static string Port(string scheme, string port)
    {
        var number = port.TrimStart('0');
        return port.Length == 0 || (Origin.IsWeb(scheme) && port == scheme) || (Origin.TryParsePort(number, out var value) && Origin.IsDefaultPort(scheme, value)) ? ""
            : number.Length == 0 ? ":0"
            : ':' + number;
    }

    /// <summary>Host and port; an address that stands without brackets gets them.</summary>
    public static (string Host, string Port) Split(string authority)
    {
        if (SplitBareAddress(authority) is { } address)
        {
            return address;
        }

        var host = authority[..Origin.HostLength(authority)];
        return (host, authority[host.Length..] is [':', .. var port] ? port : authority[host.Length..]);
    }

    // "::1:3000" is an address as it stands, and hardly ever meant as one.
    private static (string Host, string Port)? SplitBareAddress(string authority)
    {
        if (authority.StartsWith('[') || authority.AsSpan().Count(':') < 2)
        {
            return null;
        }

        var colon = authority.LastIndexOf(':');
        var (head, tail) = (authority[..colon], authority[(colon + 1)..]);
        return IsIPv6(head) && (head == "::1" || tail.Length > 3 || tail == "*") ? ($"[{head}]", tail)
            : IsIPv6(authority) ? ($"[{authority}]", "")
            : null;
    }

    /// <summary>An IPv6 address as browsers write it, IPv4 where it is mapped; any other host as it is.</summary>
    public static string Host(string host)
    {
        if (host is not ['[', .., ']'] || !IsIPv6(host[1..^1]))
        {
            return host;
        }

        var address = IPAddress.Parse(host.AsSpan(1, host.Length - 2));
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString() : IPv6Text.Serialize(address);
    }

    private static bool IsIPv6(string text) =>
        !text.AsSpan().ContainsAny('%', '[', ']')
        && text.Contains(':', StringComparison.Ordinal)
        && IPAddress.TryParse(text, out var address)
        && address.AddressFamily == AddressFamily.InterNetworkV6;
}
