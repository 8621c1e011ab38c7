using CorsFunctions.Policies;

namespace CorsFunctions.Origins;

/// <summary>The patterns of one host suffix. Nearly all have one, so the first is kept without a table.</summary>
internal sealed class OriginNode
{
    private OriginNodeKey firstKey;
    private OriginPolicy? first;
    private Dictionary<OriginNodeKey, OriginPolicy>? others;

    /// <summary>Adds the policy unless the key has one; returns the one that holds the key.</summary>
    public OriginPolicy Add(OriginNodeKey key, OriginPolicy policy)
    {
        if (first is null)
        {
            firstKey = key;
            first = policy;
            return policy;
        }

        if (firstKey == key)
        {
            return first;
        }

        others ??= [];
        others.TryAdd(key, policy);
        return others[key];
    }

    /// <summary>The policy for this scheme and port; a pattern that names the port goes before one with <c>:*</c>.</summary>
    public OriginPolicy? Find(int scheme, int port, bool isSubdomain) =>
        first is null
            ? null
            : Find(new OriginNodeKey(scheme, port, isSubdomain))
                ?? Find(new OriginNodeKey(scheme, OriginPattern.AnyPort, isSubdomain));

    private OriginPolicy? Find(OriginNodeKey key) =>
        firstKey == key ? first : others is not null && others.TryGetValue(key, out var policy) ? policy : null;
}
