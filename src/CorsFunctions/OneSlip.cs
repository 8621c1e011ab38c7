namespace CorsFunctions;

/// <summary>The slip of a hand at the keyboard: a letter too many, too few or wrong, or two in the wrong order.</summary>
internal static class OneSlip
{
    /// <summary>Whether a text is one slip away from a known word, and not the word itself.</summary>
    public static bool IsBetween(ReadOnlySpan<char> text, ReadOnlySpan<char> known)
    {
        var same = text.CommonPrefixLength(known);
        var rest = text[same..];
        var expected = known[same..];
        return (rest.Length > 0 && rest[1..].SequenceEqual(expected))
            || (expected.Length > 0 && rest.SequenceEqual(expected[1..]))
            || (rest.Length > 0 && expected.Length > 0 && rest[1..].SequenceEqual(expected[1..]))
            || (rest.Length > 1 && expected.Length > 1 && rest[0] == expected[1] && rest[1] == expected[0] && rest[2..].SequenceEqual(expected[2..]));
    }

    /// <summary>Whether a text is two slips away from a known word.</summary>
    public static bool AreTwoBetween(ReadOnlySpan<char> text, ReadOnlySpan<char> known)
    {
        var same = text.CommonPrefixLength(known);
        var rest = text[same..];
        var expected = known[same..];
        return (rest.Length > 0 && IsBetween(rest[1..], expected))
            || (expected.Length > 0 && IsBetween(rest, expected[1..]))
            || (rest.Length > 0 && expected.Length > 0 && IsBetween(rest[1..], expected[1..]))
            || (rest.Length > 1 && expected.Length > 1 && rest[0] == expected[1] && rest[1] == expected[0] && IsBetween(rest[2..], expected[2..]));
    }
}
