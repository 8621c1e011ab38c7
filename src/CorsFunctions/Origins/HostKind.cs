namespace CorsFunctions.Origins;

/// <summary>What a serialised host is.</summary>
internal enum HostKind
{
    Invalid,
    Domain,
    IPv4,
    IPv6,
}
