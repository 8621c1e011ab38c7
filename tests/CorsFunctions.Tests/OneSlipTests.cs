namespace CorsFunctions.Tests;

/// <summary>Slips are counted as distance of optimal string alignment, over all pairs of short words.</summary>
public class OneSlipTests
{
    private static readonly string[] Words = [.. Enumerable.Range(0, 5).SelectMany(length => WordsOf(length, "abc"))];

    [Fact]
    public void One_slip_is_a_distance_of_one() =>
        Assert.Empty(
            from text in Words
            from known in Words
            where OneSlip.IsBetween(text, known) != (Distance(text, known) == 1)
            select (text, known));

    [Fact]
    public void Two_slips_are_a_distance_of_two() =>
        Assert.Empty(
            from text in Words
            from known in Words
            let distance = Distance(text, known)
            where distance != 1 && OneSlip.AreTwoBetween(text, known) != (distance == 2)
            select (text, known, distance));

    private static IEnumerable<string> WordsOf(int length, string letters) =>
        length == 0 ? [""] : WordsOf(length - 1, letters).SelectMany(word => letters.Select(letter => word + letter));

    private static int Distance(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j : Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 2] == other[j - 1] && one[i - 1] == other[j - 2])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[one.Length, other.Length];
    }
}
