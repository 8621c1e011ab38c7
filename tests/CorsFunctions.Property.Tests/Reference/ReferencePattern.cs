namespace CorsFunctions.PropertyTests.Reference;

/// <summary>An origin pattern by design.md, matched by comparing strings.</summary>
/// <param name="Text">The pattern.</param>
/// <param name="Scheme">Empty for <c>*</c> and <c>null</c>.</param>
/// <param name="Host">Without the <c>*.</c> of a wildcard.</param>
/// <param name="Port">Empty for none, <c>*</c> for any.</param>
/// <param name="Subdomains">Whether it is a wildcard.</param>
internal sealed record ReferencePattern(string Text, string Scheme, string Host, string Port, bool Subdomains)
{
    // "xn-- decodes": those of the vocabulary that do, decoded by hand once; any other is taken for ill-formed.
    private static readonly string[] Punycode = ["xn--mnchen-3ya", "xn--p1ai", "xn--bcher-kva"];

    public bool IsAny => Text == "*";

    public bool IsNull => Text == "null";

    public static ReferencePattern? Parse(string text)
    {
        if (text is "*" or "null")
        {
            return new ReferencePattern(text, "", "", "", false);
        }

        var separator = text.IndexOf("://", StringComparison.Ordinal);
        if (separator < 0)
        {
            return null;
        }

        var subdomains = text[(separator + 3)..].StartsWith("*.", StringComparison.Ordinal);
        var anyPort = text.EndsWith(":*", StringComparison.Ordinal);

        // What remains without the stars is an origin.
        var rest = text[(separator + 3)..];
        rest = subdomains ? rest[2..] : rest;
        rest = anyPort ? rest[..^2] : rest;
        var origin = ReferenceOrigin.Parse(text[..(separator + 3)] + rest);
        return origin is not null && (!anyPort || origin.Port == "") && IsAcceptable(origin, subdomains)
            ? new ReferencePattern(text, origin.Scheme, origin.Host, anyPort ? "*" : origin.Port, subdomains)
            : null;
    }

    public bool Matches(string originText)
    {
        if (IsNull || originText == "null")
        {
            return IsAny || Text == originText;
        }

        if (ReferenceOrigin.Parse(originText) is not { } origin)
        {
            return false;
        }

        return IsAny || (
            origin.Scheme == Scheme
            && (Port == "*" || origin.Port == Port)
            && (Subdomains
                ? ReferenceHost.IsDomain(origin.Host) && origin.Host.EndsWith("." + Host, StringComparison.Ordinal)
                : origin.Host == Host));
    }

    /// <summary>"Exact, then the longest wildcard, then <c>*</c>"; of two equally long the one that names the port.</summary>
    public (int Kind, int Length, int Port) Specificity =>
        IsAny ? (0, 0, 0) : (Subdomains ? 1 : Port == "*" ? 2 : 3, Host.Length, Port == "*" ? 0 : 1);

    /// <summary>An http origin that is not this machine.</summary>
    public bool IsInsecure => Scheme == "http" && !IsLoopback;

    public bool IsLoopback
    {
        get
        {
            var name = ReferenceHost.WithoutFinalDot(Host);
            return name == "localhost" || name.EndsWith(".localhost", StringComparison.Ordinal) || name == "[::1]"
                || (ReferenceHost.IsIPv4(name) && name.StartsWith("127.", StringComparison.Ordinal));
        }
    }

    private static bool IsAcceptable(ReferenceOrigin origin, bool subdomains)
    {
        if (origin.Scheme == "file" || (ReferenceHost.IsIPv6(origin.Host) && ReferenceIPv6.IsIPv4Mapped(origin.Host[1..^1])))
        {
            return false;
        }

        if (!ReferenceHost.IsDomain(origin.Host))
        {
            return !subdomains;
        }

        var name = ReferenceHost.WithoutFinalDot(origin.Host);
        return (!subdomains || name.Length <= 251)
            && name.Split('.').All(label => !label.StartsWith('-') && !label.EndsWith('-')
                && (!label.StartsWith("xn--", StringComparison.Ordinal) || Punycode.Contains(label)));
    }
}
