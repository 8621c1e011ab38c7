namespace CorsFunctions.Origins;

/// <summary>
/// Finds what belongs to an origin, in a time that does not depend on the number of patterns.
/// </summary>
/// <remarks>
/// Exact origins are hashed whole. Patterns hang on a tree over the host's labels, read from the right; the tree is kept
/// as one hash table from host suffix to node, so a look-up costs one probe a label and ends at the first unknown suffix.
/// </remarks>
internal sealed class OriginIndex<T>
    where T : class
{
    private readonly Dictionary<string, T> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OriginNode<T>> suffixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> schemes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T> anyHosts = new(StringComparer.Ordinal);
    private T? any;

    // The lengths of the exact origins, modulo 64, as bits: most of what is refused has another, and need not be hashed.
    private ulong exactLengths;

    /// <summary>The value of <c>*</c>, if that is the only pattern: then the answer is the same for every origin.</summary>
    public T? SameForEveryOrigin => exact.Count == 0 && suffixes.Count == 0 && anyHosts.Count == 0 ? any : null;

    /// <summary>Adds a pattern; false and the value that holds it already, if there is one.</summary>
    public bool TryAdd(OriginPattern pattern, T value, out T holder)
    {
        switch (pattern.Kind)
        {
            case OriginPatternKind.Any:
                holder = any ??= value;
                break;
            case OriginPatternKind.AnyHost:
                anyHosts.TryAdd(pattern.Scheme, value);
                holder = anyHosts[pattern.Scheme];
                break;
            case OriginPatternKind.InFirstLabel or OriginPatternKind.Subdomains:
            case OriginPatternKind.Host when pattern.Port == OriginPattern.AnyPort:
                holder = AddToTree(pattern, value);
                break;
            default:
                exact.TryAdd(pattern.Text, value);
                exactLengths |= 1UL << (pattern.Text.Length % 64);
                holder = exact[pattern.Text];
                break;
        }

        return ReferenceEquals(holder, value);
    }

    /// <summary>
    /// The value of the most specific pattern that matches: exact, then a star inside the first label (the one with more literal text),
    /// then the longest <c>*.</c>, then any host of the scheme, then <c>*</c>.
    /// </summary>
    /// <returns>False when the origin is not well-formed; it then matches nothing, not even <c>*</c>.</returns>
    public bool TryFind(string text, out T? value)
    {
        // The length first, so that an endless header is not even hashed.
        if (text.Length > Origin.MaxLength)
        {
            value = null;
            return false;
        }

        // Only well-formed origins, null and file:// are keys, so an exact hit needs no other check.
        value = null;
        if ((exactLengths & (1UL << (text.Length % 64))) != 0 && exact.TryGetValue(text, out value))
        {
            return true;
        }

        if (text is "null" or Origin.File)
        {
            value = any;
            return true;
        }

        if (!Origin.TryParse(text, out var origin))
        {
            return false;
        }

        value = FindInTree(origin) ?? FindAnyHost(origin) ?? any;
        return true;
    }

    private T AddToTree(OriginPattern pattern, T value)
    {
        if (!schemes.TryGetValue(pattern.Scheme, out var scheme))
        {
            schemes.Add(pattern.Scheme, scheme = schemes.Count);
        }

        // Every suffix gets a node, so that a look-up may stop at the first one that is missing.
        var host = pattern.Host;
        for (var dot = LastDot(host, host.Length); dot >= 0; dot = LastDot(host, dot))
        {
            var suffix = host[(dot + 1)..];
            if (!suffixes.ContainsKey(suffix))
            {
                suffixes.Add(suffix, new OriginNode<T>());
            }
        }

        if (!suffixes.TryGetValue(host, out var node))
        {
            suffixes.Add(host, node = new OriginNode<T>());
        }

        var key = new OriginNodeKey(scheme, pattern.Port, pattern.Kind == OriginPatternKind.Subdomains);
        return pattern.FirstLabel is { } label ? node.GetOrAddStars().Add(label, key, value) : node.Add(key, value);
    }

    private T? FindAnyHost(in Origin origin) =>
        anyHosts.Count > 0 && origin.Port == 0 && anyHosts.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(origin.Scheme, out var value)
            ? value
            : null;

    private T? FindInTree(in Origin origin)
    {
        if (suffixes.Count == 0
            || !schemes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(origin.Scheme, out var scheme))
        {
            return null;
        }

        var nodes = suffixes.GetAlternateLookup<ReadOnlySpan<char>>();
        var host = origin.Host;
        T? best = null;
        for (var dot = origin.IsDomain ? LastDot(host, host.Length) : -1; ; dot = LastDot(host, dot))
        {
            if (!nodes.TryGetValue(host[(dot + 1)..], out var node))
            {
                return best;
            }

            // The longer suffix is looked at later and wins; the host itself is no subdomain of its own.
            best = node.Find(scheme, origin.Port, isSubdomain: dot >= 0) ?? best;
            if (dot < 0)
            {
                return best;
            }

            // After the first label's dot: a star inside that label goes before those for all of it.
            if (node.Stars is { } stars && LastDot(host, dot) < 0)
            {
                best = stars.Find(host[..dot], scheme, origin.Port) ?? best;
            }
        }
    }

    // Of "example.com." the suffixes are "", "com." and the whole: patterns and look-ups agree on it.
    private static int LastDot(ReadOnlySpan<char> host, int before) => host[..before].LastIndexOf('.');
}
