using System.Globalization;

namespace CorsFunctions.PropertyTests;

/// <summary>A property that never meets the case that it is about proves nothing: what was reached is counted.</summary>
internal static class Reach
{
    public static void AtLeast(int expected, int actual, string what) =>
        Assert.True(actual >= expected, string.Create(CultureInfo.InvariantCulture, $"Only {actual} {what} were drawn, not {expected}: the generator misses its aim."));
}
