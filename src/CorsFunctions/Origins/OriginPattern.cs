namespace CorsFunctions.Origins;

/// <summary>
/// One entry of a row's allow list: an exact origin, <c>https://*.example.com</c>, <c>http://localhost:*</c>, <c>*</c> or <c>null</c>.
/// </summary>
/// <param name="Text">The pattern as the row has it.</param>
/// <param name="Kind">What it matches.</param>
/// <param name="Scheme">Scheme; empty for <c>*</c> and <c>null</c>.</param>
/// <param name="Host">Host, for a subdomain wildcard without its <c>*.</c>; empty for <c>*</c> and <c>null</c>.</param>
/// <param name="Port">The explicit port, 0 for none, <see cref="AnyPort"/> for <c>:*</c>.</param>
internal readonly record struct OriginPattern(string Text, OriginPatternKind Kind, string Scheme, string Host, int Port)
{
    public const int AnyPort = -1;

    /// <summary>An http origin whose host can be anywhere on the network, so that anyone on the way may speak for it.</summary>
    public bool IsInsecure => Scheme == "http" && !IsLoopback;

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
    public static bool TryParse(string text, out OriginPattern pattern, out PatternError error) =>
        OriginPatternParser.TryParse(text, out pattern, out error);
}
