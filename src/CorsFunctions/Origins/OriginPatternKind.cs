namespace CorsFunctions.Origins;

/// <summary>What an origin pattern matches, most specific first.</summary>
internal enum OriginPatternKind
{
    /// <summary>One host, one scheme, one port or any port.</summary>
    Host,

    /// <summary>
    /// Every host whose first label begins and ends as written, with one or more characters for the star (<c>https://pr-*.example.com</c>).
    /// </summary>
    InFirstLabel,

    /// <summary>Every host one or more labels below the named one, never that host itself.</summary>
    Subdomains,

    /// <summary>Every host of one scheme other than http and https, without a port (<c>moz-extension://*</c>).</summary>
    AnyHost,

    /// <summary>The opaque origin that browsers serialise as <c>null</c>.</summary>
    Null,

    /// <summary><c>file://</c>, which some web views send for pages from files instead of <c>null</c>.</summary>
    File,

    /// <summary>Every origin.</summary>
    Any,
}
