namespace CorsFunctions.PropertyTests.Generation;

/// <summary>A few words on top of <see cref="Random"/>, shared by the property tests and the fuzzer.</summary>
internal static class Draw
{
    public static T One<T>(this Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];

    /// <summary>True in <paramref name="percent"/> of 100 cases.</summary>
    public static bool Percent(this Random random, int percent) => random.Next(100) < percent;

    public static IEnumerable<T> Some<T>(this Random random, int atLeast, int atMost, Func<T> make) =>
        Enumerable.Range(0, random.Next(atLeast, atMost + 1)).Select(_ => make()).ToList();
}
