namespace CorsFunctions.Origins;

/// <summary>What an origin pattern matches, most specific first.</summary>
internal enum OriginPatternKind
{
    /// <summary>One host, one scheme, one port or any port.</summary>
    Host,

    /// <summary>Every host one or more labels below the named one, never that host itself.</summary>
    Subdomains,

    /// <summary>The opaque origin that browsers serialise as <c>null</c>.</summary>
    Null,

    /// <summary>Every origin.</summary>
    Any,
}
