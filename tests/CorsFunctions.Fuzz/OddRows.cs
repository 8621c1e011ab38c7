using CorsFunctions.PropertyTests.Generation;

namespace CorsFunctions.Fuzz;

/// <summary>Rows with mutated texts, values of every type and columns that nobody knows.</summary>
internal static class OddRows
{
    private static readonly object?[] Values =
    [
        null, true, false, 0, -1, 600, int.MaxValue, 5_000_000_000L, 1.5, double.NaN, DateTimeOffset.MinValue, DateTimeOffset.MaxValue,
        new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.FromHours(14)), Array.Empty<string>(), new[] { "" }, new[] { "*", "null" },
        new[] { "https://a.com", "https://*.a.com", "https://a.com, b" }, new byte[] { 1 }, Guid.Empty, new object(), "\0", "\ud800", " ", ",", "true", "1e3",
    ];

    public static PolicyRow[] Change(Random random, PolicyRow[] rows) => [.. rows.Select(row => Change(random, row))];

    private static PolicyRow Change(Random random, PolicyRow row)
    {
        var columns = new Dictionary<string, object?>(row.Columns);
        for (var times = random.Next(0, 4); times > 0; times--)
        {
            var column = random.Percent(95) ? random.One(columns.Keys.ToList()) : random.One(["enabled", "", "Origins ", "Timestamp", "ExpiresOn", "Notes", "\n"]);
            columns[column] = columns.GetValueOrDefault(column) is string text && random.Percent(70) ? Mutate(random, text)
                : random.Percent(80) ? random.One(Values)
                : OddRequests.Noise(random, random.Percent(98) ? 30 : 3000);
        }

        return new PolicyRow(row.PartitionKey, random.Percent(95) ? row.RowKey : OddRequests.Noise(random, 20), columns)
        {
            Unreadable = random.Percent(1) ? "Unreadable. Write it anew" : null,
        };
    }

    private static string Mutate(Random random, string text)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            text = Mutation.OfText(random, text);
        }

        return text;
    }
}
