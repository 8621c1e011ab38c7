namespace CorsFunctions.Http;

/// <summary>
/// Walks the elements of an <c>Access-Control-Request-Headers</c> value in place.
/// </summary>
/// <remarks>
/// Browsers send lower-case names joined by a comma without a space. Proxies add white space and empty elements; as
/// much of that is tolerated as <c>jub0bs/cors</c> does, and the rest ends the walk as ill-formed.
/// </remarks>
internal ref struct RequestedHeaders
{
    /// <summary>No header name that scripts set is longer.</summary>
    public const int LongestName = 256;

    /// <summary>A value longer than this is not repeated and not walked when nothing else bounds the walk.</summary>
    public const int LongestList = 2048;

    private const int MaxEmptyElements = 16;
    private const int MaxWhiteSpace = 2;

    private readonly int longestName;
    private ReadOnlySpan<char> rest;
    private int emptyElements;
    private bool atEnd;

    /// <param name="value">The header's value.</param>
    /// <param name="longestName">The length from which a name is none that the row lists.</param>
    /// <param name="isBounded">Whether the row's own list bounds the walk, so that the value's length need not.</param>
    public RequestedHeaders(ReadOnlySpan<char> value, int longestName, bool isBounded)
    {
        this.longestName = longestName;
        rest = value;
        atEnd = value.IsEmpty;
        IsWellFormed = isBounded || value.Length <= LongestList;
        Current = default;
    }

    public ReadOnlySpan<char> Current { get; private set; }

    /// <summary>True as long as nothing ill-formed was met; final once <see cref="MoveNext"/> has returned false.</summary>
    public bool IsWellFormed { get; private set; }

    /// <summary>Goes to the next non-empty element; false at the end and at the first fault.</summary>
    public bool MoveNext()
    {
        while (!atEnd && IsWellFormed)
        {
            var whiteSpace = SkipWhiteSpace(MaxWhiteSpace);
            Current = TakeName();
            SkipWhiteSpace(MaxWhiteSpace - whiteSpace);
            atEnd = rest.IsEmpty;
            if (Current.Length > longestName || (!atEnd && rest[0] != ','))
            {
                IsWellFormed = false;
                return false;
            }

            rest = atEnd ? [] : rest[1..];

            if (!Current.IsEmpty)
            {
                return true;
            }

            IsWellFormed = ++emptyElements <= MaxEmptyElements;
        }

        return false;
    }

    private int SkipWhiteSpace(int budget)
    {
        var skipped = 0;
        while (skipped < budget && !rest.IsEmpty && rest[0] is ' ' or '\t')
        {
            rest = rest[1..];
            skipped++;
        }

        return skipped;
    }

    // One character more than the longest name has is enough to see that a name is longer; the rest is left unread.
    private ReadOnlySpan<char> TakeName()
    {
        var window = rest[..Math.Min(rest.Length, longestName + 1)];
        var length = window.IndexOfAny(',', ' ', '\t');
        var name = length < 0 ? window : window[..length];
        rest = rest[name.Length..];
        return name;
    }
}
