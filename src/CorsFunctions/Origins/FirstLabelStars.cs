using System.Numerics;

namespace CorsFunctions.Origins;

/// <summary>The patterns with a star inside the first label, all with the same labels after it.</summary>
/// <remarks>
/// A look-up asks only for the lengths of text before and after the star that some pattern has, so its time depends on how many
/// different lengths there are (a label has at most 63 characters), not on the number of patterns.
/// </remarks>
internal sealed class FirstLabelStars<T>
    where T : class
{
    private ulong prefixLengths;
    private readonly Dictionary<string, ulong> suffixLengths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OriginNode<T>> nodes = new(StringComparer.Ordinal);

    /// <summary>Adds the value unless the label, scheme and port have one; returns the one that holds them.</summary>
    public T Add(string label, OriginNodeKey key, T value)
    {
        var star = label.IndexOf('*', StringComparison.Ordinal);
        var prefix = label[..star];
        prefixLengths |= 1UL << star;
        suffixLengths[prefix] = suffixLengths.GetValueOrDefault(prefix) | (1UL << (label.Length - star - 1));
        if (!nodes.TryGetValue(label, out var node))
        {
            nodes.Add(label, node = new OriginNode<T>());
        }

        return node.Add(key, value);
    }

    /// <summary>The value of the pattern with the most literal text, then with the most before the star; null when none matches.</summary>
    public T? Find(ReadOnlySpan<char> label, int scheme, int port)
    {
        var lengthsOf = suffixLengths.GetAlternateLookup<ReadOnlySpan<char>>();
        var (best, bestLength) = (default(T), 0);
        for (var prefixes = prefixLengths; prefixes != 0;)
        {
            var prefix = TakeLongest(ref prefixes);
            if (prefix >= label.Length || !lengthsOf.TryGetValue(label[..prefix], out var suffixes))
            {
                continue;
            }

            while (suffixes != 0 && TakeLongest(ref suffixes) is var suffix && prefix + suffix > bestLength)
            {
                // The star stands for at least one character.
                if (prefix + suffix < label.Length && Find(label, prefix, suffix, scheme, port) is { } value)
                {
                    (best, bestLength) = (value, prefix + suffix);
                    break;
                }
            }
        }

        return best;
    }

    private T? Find(ReadOnlySpan<char> label, int prefix, int suffix, int scheme, int port)
    {
        Span<char> key = stackalloc char[HostName.MaxLabelLength];
        label[..prefix].CopyTo(key);
        key[prefix] = '*';
        label[^suffix..].CopyTo(key[(prefix + 1)..]);
        return nodes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key[..(prefix + 1 + suffix)], out var node)
            ? node.Find(scheme, port, isSubdomain: false)
            : null;
    }

    private static int TakeLongest(ref ulong lengths)
    {
        var longest = BitOperations.Log2(lengths);
        lengths &= ~(1UL << longest);
        return longest;
    }
}
