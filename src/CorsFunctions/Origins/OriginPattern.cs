using System.Diagnostics.CodeAnalysis;

namespace CorsFunctions.Origins;

/// <summary>
/// One entry of a row's allow list: an exact origin, <c>https://pr-*.example.com</c>, <c>https://*.example.com</c>, <c>http://localhost:*</c>,
/// <c>moz-extension://*</c>, <c>*</c>, <c>null</c> or <c>file://</c>.
/// </summary>
/// <param name="Text">The pattern as the row has it.</param>
/// <param name="Kind">What it matches.</param>
/// <param name="Scheme">Scheme; empty for <c>*</c>, <c>null</c> and <c>file://</c>.</param>
/// <param name="Host">Host; for a wildcard what follows the label with the star; empty for every host, <c>*</c>, <c>null</c> and <c>file://</c>.</param>
/// <param name="Port">The explicit port, 0 for none, <see cref="AnyPort"/> for <c>:*</c>.</param>
internal sealed record OriginPattern(string Text, OriginPatternKind Kind, string Scheme, string Host, int Port)
{
    public const int AnyPort = -1;

    /// <summary>The first label with its star for <see cref="OriginPatternKind.InFirstLabel"/>, such as <c>pr-*</c>; null for all others.</summary>
    public string? FirstLabel { get; init; }

    /// <summary>An http origin whose host can be anywhere on the network, so that anyone on the way may speak for it.</summary>
    public bool IsInsecure => Scheme == "http" && !IsLoopback;

    /// <summary>An origin that any page can take on: <c>null</c> (a sandboxed frame) or <c>file://</c> (a file on the user's machine).</summary>
    public bool IsOpaque => Kind is OriginPatternKind.Null or OriginPatternKind.File;

    /// <summary>More than one origin, and not all.</summary>
    public bool IsWildcard =>
        Port == AnyPort || Kind is OriginPatternKind.InFirstLabel or OriginPatternKind.Subdomains or OriginPatternKind.AnyHost;

    /// <summary>
    /// A wildcard for names that anyone can register. <c>*.</c> stands for several labels, so a public suffix anywhere below its host
    /// counts as well; a star inside the first label ends at the dot.
    /// </summary>
    public bool ReachesPublicSuffix => Kind switch
    {
        OriginPatternKind.Subdomains =>
            !IsLoopback && (PublicSuffixList.Embedded.IsPublicSuffix(Host) || PublicSuffixList.Embedded.HasPublicSuffixBelow(Host)),
        OriginPatternKind.InFirstLabel => !IsLoopback && PublicSuffixList.Embedded.IsPublicSuffix(Host),
        _ => false,
    };

    /// <summary>A host that always is this machine.</summary>
    public bool IsLoopback
    {
        get
        {
            // RFC 6761, section 6.3: localhost and what is below it always resolve to loopback.
            var name = Host.AsSpan().TrimEnd('.');
            return name is "localhost" || name.EndsWith(".localhost", StringComparison.Ordinal)
                || name is "[::1]"
                || (HostName.Classify(name) == HostKind.IPv4 && name.StartsWith("127.", StringComparison.Ordinal));
        }
    }

    /// <summary>Parses a pattern; on failure <paramref name="error"/> has the reason and a sentence that ends with the fix.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out OriginPattern? pattern, out PatternError error)
    {
        var isPattern = PatternGrammar.TryRead(text, out pattern);
        error = isPattern ? default : PatternFaults.Describe(text);
        return isPattern;
    }
}
