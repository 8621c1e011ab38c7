using System.Globalization;

namespace CorsFunctions.Rows;

/// <summary>The column MaxAge: seconds.</summary>
internal static class MaxAgeColumn
{
    public const int Default = 600;

    /// <summary>A day: no browser caches a preflight for longer.</summary>
    public const int Longest = 86400;

    // Firefox goes up to the longest, WebKit to 600.
    private const int LongestInChromium = 7200;

    public static int Read(RowReader row)
    {
        if (row.ReadInteger(PolicyColumn.MaxAge) is not { } seconds)
        {
            return Default;
        }

        var text = seconds.ToString(CultureInfo.InvariantCulture);
        if (seconds is < 0 or > Longest)
        {
            row.Fault(
                PolicyColumn.MaxAge, text, FindingReason.OutOfBounds,
                $"MaxAge is a number of seconds, and no browser caches a preflight for more than a day. Write 0 to {Longest}, such as {Default}");
            return Default;
        }

        if (seconds > LongestInChromium)
        {
            row.Warn(
                PolicyColumn.MaxAge, text, FindingReason.Unwise,
                $"Chromium caches a preflight for {LongestInChromium} seconds at most, Safari for 600; only Firefox goes up to {Longest}. Write {LongestInChromium} or less");
        }

        return (int)seconds;
    }
}
