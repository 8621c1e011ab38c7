namespace CorsFunctions.Origins;

/// <summary>What a serialised host is.</summary>
internal enum HostKind
{
    Invalid,

    /// <summary>A name of labels, which has subdomains.</summary>
    Domain,

    IPv4,
    IPv6,

    /// <summary>The host of a scheme other than http and https that is no domain, such as <c>.</c> in <c>app://.</c>; only compared whole.</summary>
    Opaque,
}
