using System.Numerics;
using System.Runtime.Intrinsics;

namespace CorsFunctions.Routes;

/// <summary>Sets of numbered routes, as bits: each set has the blocks of 256 routes of which it holds any, in ascending order.</summary>
/// <remarks>All sets lie in two arrays: 36 bytes for each block of a set, so for a route at most 36 bytes a segment, mostly far less.</remarks>
internal sealed class RouteSets
{
    private const int BlockSize = 256;
    private const int None = int.MaxValue;

    private readonly int[] starts;
    private readonly int[] blocks;
    private readonly Vector256<ulong>[] bits;

    private RouteSets(int[] starts)
    {
        this.starts = starts;
        blocks = new int[starts[^1]];
        bits = new Vector256<ulong>[starts[^1]];
    }

    /// <summary>Packs the sets.</summary>
    /// <param name="count">The number of sets.</param>
    /// <param name="members">Pairs of a set and a route in it, the routes ascending. Enumerated twice.</param>
    public static RouteSets Create(int count, IEnumerable<(int Set, int Route)> members)
    {
        // Where a set ends, and the block that was last added to it.
        var ends = new int[count + 1];
        var last = new int[count];
        Array.Fill(last, -1);
        foreach (var (set, route) in members)
        {
            ends[set + 1] += last[set] == route / BlockSize ? 0 : 1;
            last[set] = route / BlockSize;
        }

        for (var set = 0; set < count; set++)
        {
            ends[set + 1] += ends[set];
        }

        var sets = new RouteSets(ends);
        var next = ends.AsSpan(0, count).ToArray();
        Array.Fill(last, -1);
        foreach (var (set, route) in members)
        {
            next[set] += last[set] == route / BlockSize ? 0 : 1;
            last[set] = route / BlockSize;
            sets.Add(next[set] - 1, route);
        }

        return sets;
    }

    /// <summary>Where to look for the routes that are in one of two sets.</summary>
    public Cursor Either(int one, int? other) => new(
        starts[one], starts[one + 1], other is { } set ? starts[set] : 0, other is { } same ? starts[same + 1] : 0);

    /// <summary>The lowest route to be found at all cursors, or -1.</summary>
    public int FindFirst(Span<Cursor> cursors)
    {
        // The smallest set leads, so that blocks without any of its routes are never looked at.
        var lead = 0;
        for (var i = 1; i < cursors.Length; i++)
        {
            lead = cursors[i].Size < cursors[lead].Size ? i : lead;
        }

        (cursors[0], cursors[lead]) = (cursors[lead], cursors[0]);
        for (var block = 0; ;)
        {
            var common = Vector256<ulong>.AllBitsSet;
            var next = block;
            for (var i = 0; i < cursors.Length && next == block; i++)
            {
                next = Seek(ref cursors[i], block);
                if (next == block)
                {
                    common &= At(cursors[i], block);
                    next += common == Vector256<ulong>.Zero ? 1 : 0;
                }
            }

            if (next == None)
            {
                return -1;
            }

            if (next == block)
            {
                return (block * BlockSize) + First(common);
            }

            block = next;
        }
    }

    private void Add(int at, int route)
    {
        var bit = route % BlockSize;
        blocks[at] = route / BlockSize;
        bits[at] = bits[at].WithElement(bit / 64, bits[at].GetElement(bit / 64) | (1UL << (bit % 64)));
    }

    // The next block, from the given one on, of which one of the two sets has any.
    private int Seek(ref Cursor cursor, int block)
    {
        cursor.One = Seek(cursor.One, cursor.OneEnd, block);
        cursor.Other = Seek(cursor.Other, cursor.OtherEnd, block);
        return Math.Min(
            cursor.One < cursor.OneEnd ? blocks[cursor.One] : None,
            cursor.Other < cursor.OtherEnd ? blocks[cursor.Other] : None);
    }

    private int Seek(int at, int end, int block)
    {
        if (at >= end || blocks[at] >= block)
        {
            return at;
        }

        if (++at >= end || blocks[at] >= block)
        {
            return at;
        }

        var found = blocks.AsSpan(at, end - at).BinarySearch(block);
        return at + (found < 0 ? ~found : found);
    }

    private Vector256<ulong> At(in Cursor cursor, int block)
    {
        var found = cursor.One < cursor.OneEnd && blocks[cursor.One] == block ? bits[cursor.One] : Vector256<ulong>.Zero;
        return cursor.Other < cursor.OtherEnd && blocks[cursor.Other] == block ? found | bits[cursor.Other] : found;
    }

    private static int First(Vector256<ulong> bits)
    {
        var word = 0;
        while (bits[word] == 0)
        {
            word++;
        }

        return (word * 64) + BitOperations.TrailingZeroCount(bits[word]);
    }

    /// <summary>How far two sets were looked through.</summary>
    public struct Cursor(int one, int oneEnd, int other, int otherEnd)
    {
        public int One = one;
        public int Other = other;

        public readonly int OneEnd => oneEnd;

        public readonly int OtherEnd => otherEnd;

        public readonly int Size => oneEnd - One + (otherEnd - Other);
    }
}
