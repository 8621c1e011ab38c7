using CorsFunctions.Policies;

namespace CorsFunctions.Origins;

/// <summary>
/// Finds the row that decides for an origin, in a time that does not depend on the number of rows.
/// </summary>
/// <remarks>
/// Exact origins are hashed whole. Patterns hang on a tree over the host's labels, read from the right; the tree is kept
/// as one hash table from host suffix to node, so a look-up costs one probe a label and ends at the first unknown suffix.
/// </remarks>
internal sealed class OriginIndex
{
    private readonly Dictionary<string, OriginPolicy> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OriginNode> suffixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> schemes = new(StringComparer.Ordinal);
    private OriginPolicy? any;
    private OriginPolicy? opaque;

    /// <summary>The policy of <c>*</c>, if it is the only pattern: then the answer does not depend on the origin.</summary>
    public OriginPolicy? OnlyAny => exact.Count == 0 && suffixes.Count == 0 && opaque is null ? any : null;

    /// <summary>Adds a pattern; false and the row that holds it already, if there is one.</summary>
    public bool TryAdd(in OriginPattern pattern, OriginPolicy policy, out OriginPolicy holder)
    {
        switch (pattern.Kind)
        {
            case OriginPatternKind.Any:
                holder = any ??= policy;
                break;
            case OriginPatternKind.Null:
                holder = opaque ??= policy;
                break;
            case OriginPatternKind.Host when pattern.Port != OriginPattern.AnyPort:
                exact.TryAdd(pattern.Text, policy);
                holder = exact[pattern.Text];
                break;
            default:
                holder = AddToTree(pattern, policy);
                break;
        }

        return ReferenceEquals(holder, policy);
    }

    /// <summary>The policy of the most specific pattern that matches: exact, then the longest wildcard, then <c>*</c>.</summary>
    /// <returns>False when the origin is not well-formed; it then matches nothing, not even <c>*</c>.</returns>
    public bool TryFind(string text, out OriginPolicy? policy)
    {
        // The length first, so that an endless header is not even hashed.
        if (text.Length > Origin.MaxLength)
        {
            policy = null;
            return false;
        }

        // Only well-formed origins are keys, so an exact hit needs no other check.
        if (exact.TryGetValue(text, out policy))
        {
            return true;
        }

        if (text == "null")
        {
            policy = opaque ?? any;
            return true;
        }

        if (!Origin.TryParse(text, out var origin))
        {
            return false;
        }

        policy = FindInTree(origin) ?? any;
        return true;
    }

    private OriginPolicy AddToTree(in OriginPattern pattern, OriginPolicy policy)
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
                suffixes.Add(suffix, new OriginNode());
            }
        }

        if (!suffixes.TryGetValue(host, out var node))
        {
            suffixes.Add(host, node = new OriginNode());
        }

        return node.Add(new OriginNodeKey(scheme, pattern.Port, pattern.Kind == OriginPatternKind.Subdomains), policy);
    }

    private OriginPolicy? FindInTree(in Origin origin)
    {
        if (suffixes.Count == 0
            || !schemes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(origin.Scheme, out var scheme))
        {
            return null;
        }

        var nodes = suffixes.GetAlternateLookup<ReadOnlySpan<char>>();
        var host = origin.Host;
        OriginPolicy? best = null;
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
