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
    private T? any;
    private T? opaque;

    /// <summary>The value of <c>*</c>, if that is the only pattern: then the answer is the same for every origin.</summary>
    public T? SameForEveryOrigin => exact.Count == 0 && suffixes.Count == 0 && opaque is null ? any : null;

    /// <summary>Adds a pattern; false and the value that holds it already, if there is one.</summary>
    public bool TryAdd(in OriginPattern pattern, T value, out T holder)
    {
        switch (pattern.Kind)
        {
            case OriginPatternKind.Any:
                holder = any ??= value;
                break;
            case OriginPatternKind.Null:
                holder = opaque ??= value;
                break;
            case OriginPatternKind.Host when pattern.Port != OriginPattern.AnyPort:
                exact.TryAdd(pattern.Text, value);
                holder = exact[pattern.Text];
                break;
            default:
                holder = AddToTree(pattern, value);
                break;
        }

        return ReferenceEquals(holder, value);
    }

    /// <summary>The value of the most specific pattern that matches: exact, then the longest wildcard, then <c>*</c>.</summary>
    /// <returns>False when the origin is not well-formed; it then matches nothing, not even <c>*</c>.</returns>
    public bool TryFind(string text, out T? value)
    {
        // The length first, so that an endless header is not even hashed.
        if (text.Length > Origin.MaxLength)
        {
            value = null;
            return false;
        }

        // Only well-formed origins are keys, so an exact hit needs no other check.
        if (exact.TryGetValue(text, out value))
        {
            return true;
        }

        if (text == "null")
        {
            value = opaque ?? any;
            return true;
        }

        if (!Origin.TryParse(text, out var origin))
        {
            return false;
        }

        value = FindInTree(origin) ?? any;
        return true;
    }

    private T AddToTree(in OriginPattern pattern, T value)
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

        return node.Add(new OriginNodeKey(scheme, pattern.Port, pattern.Kind == OriginPatternKind.Subdomains), value);
    }

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
        }
    }

    // Of "example.com." the suffixes are "", "com." and the whole: patterns and look-ups agree on it.
    private static int LastDot(ReadOnlySpan<char> host, int before) => host[..before].LastIndexOf('.');
}
