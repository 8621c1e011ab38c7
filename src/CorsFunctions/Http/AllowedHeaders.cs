namespace CorsFunctions.Http;

/// <summary>The request headers of a row, the header value that announces them, and the check of what a preflight asks for.</summary>
internal sealed class AllowedHeaders
{
    private readonly string[] sorted;
    private readonly int longest;
    private readonly bool listsAuthorization;

    /// <param name="names">Distinct header names as the row has them, without <c>*</c>.</param>
    /// <param name="isWildcard">Whether the row has <c>*</c>.</param>
    public AllowedHeaders(IReadOnlyCollection<string> names, bool isWildcard)
    {
        sorted = [.. names];
        Array.Sort(sorted, StringComparer.OrdinalIgnoreCase);
        foreach (var name in sorted)
        {
            longest = Math.Max(longest, name.Length);
        }

        listsAuthorization = names.Contains("Authorization", StringComparer.OrdinalIgnoreCase);
        IsWildcard = isWildcard;
        HeaderValue = names.Count == 0 ? null : string.Join(", ", names);
        WildcardValue = listsAuthorization ? "*, Authorization" : "*";
    }

    public static AllowedHeaders None { get; } = new([], isWildcard: false);

    public bool IsWildcard { get; }

    /// <summary>The listed names, or null when there are none.</summary>
    public string? HeaderValue { get; }

    /// <summary>What a wildcard row answers to a request without credentials.</summary>
    public string WildcardValue { get; }

    /// <summary>
    /// Whether every name in an <c>Access-Control-Request-Headers</c> value may be sent
    /// (Fetch, "CORS-preflight fetch", steps 7.6 and 7.7).
    /// </summary>
    /// <param name="requested">The raw value; several lines joined by a comma.</param>
    /// <remarks>
    /// One pass without splitting. Order and case are not held against the client. The work is bounded: a list of
    /// distinct names out of n has at most n elements, none longer than the longest name; what exceeds that, the
    /// tolerated empty elements or the tolerated white space is refused on the spot.
    /// </remarks>
    public bool Allow(ReadOnlySpan<char> requested)
    {
        var list = new RequestedHeaders(requested, IsWildcard ? RequestedHeaders.LongestName : longest, isBounded: !IsWildcard);
        var (count, next) = (0, 0);
        while (list.MoveNext())
        {
            if (IsWildcard ? !AllowsByWildcard(list.Current) : ++count > sorted.Length || !Lists(list.Current, ref next))
            {
                return false;
            }
        }

        return list.IsWellFormed;
    }

    /// <summary>The first name of a refused value that may not be sent, for people to read; null when the value is refused for its form.</summary>
    /// <param name="requested">The raw value; several lines joined by a comma.</param>
    public string? FindRefused(ReadOnlySpan<char> requested)
    {
        // A refused name is often longer than the row's longest; the row's own bound would hide it.
        var list = new RequestedHeaders(requested, RequestedHeaders.LongestName, isBounded: false);
        var next = 0;
        for (var count = 0; count <= sorted.Length && list.MoveNext(); count += IsWildcard ? 0 : 1)
        {
            if (IsWildcard ? !AllowsByWildcard(list.Current) : !Lists(list.Current, ref next))
            {
                return list.Current.ToString();
            }
        }

        return null;
    }

    // Fetch, "CORS non-wildcard request-header name": the star never covers Authorization.
    private bool AllowsByWildcard(ReadOnlySpan<char> name) =>
        HttpToken.IsToken(name)
        && (listsAuthorization || !name.Equals("authorization", StringComparison.OrdinalIgnoreCase));

    // Browsers send the names sorted, so the row's next one is most often the one; what is not is searched for.
    private bool Lists(ReadOnlySpan<char> name, ref int next)
    {
        if (next < sorted.Length && name.Equals(sorted[next], StringComparison.OrdinalIgnoreCase))
        {
            next++;
            return true;
        }

        var (low, high) = (0, sorted.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = sorted[middle].AsSpan().CompareTo(name, StringComparison.OrdinalIgnoreCase);
            if (order == 0)
            {
                next = middle + 1;
                return true;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return false;
    }
}
