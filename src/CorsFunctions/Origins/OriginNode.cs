namespace CorsFunctions.Origins;

/// <summary>The patterns of one host suffix. Nearly all have one, so the first is kept without a table.</summary>
internal sealed class OriginNode<T>
    where T : class
{
    private OriginNodeKey firstKey;
    private T? first;
    private Dictionary<OriginNodeKey, T>? others;

    /// <summary>The patterns with one label more, which has a star inside; null when there are none.</summary>
    public FirstLabelStars<T>? Stars { get; private set; }

    public FirstLabelStars<T> GetOrAddStars() => Stars ??= new FirstLabelStars<T>();

    /// <summary>Adds the value unless the key has one; returns the one that holds the key.</summary>
    public T Add(OriginNodeKey key, T value)
    {
        if (first is null)
        {
            firstKey = key;
            first = value;
            return value;
        }

        if (firstKey == key)
        {
            return first;
        }

        others ??= [];
        others.TryAdd(key, value);
        return others[key];
    }

    /// <summary>The value for this scheme and port; a pattern that names the port goes before one with <c>:*</c>.</summary>
    public T? Find(int scheme, int port, bool isSubdomain) =>
        first is null
            ? null
            : Find(new OriginNodeKey(scheme, port, isSubdomain))
                ?? Find(new OriginNodeKey(scheme, OriginPattern.AnyPort, isSubdomain));

    private T? Find(OriginNodeKey key) =>
        firstKey == key ? first : others is not null && others.TryGetValue(key, out var value) ? value : null;
}
