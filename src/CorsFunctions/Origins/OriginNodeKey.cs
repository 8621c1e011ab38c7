namespace CorsFunctions.Origins;

/// <summary>What distinguishes the patterns of one host: scheme, port, and whether the subdomains or the host itself are meant.</summary>
internal readonly record struct OriginNodeKey(int Scheme, int Port, bool Subdomains);
