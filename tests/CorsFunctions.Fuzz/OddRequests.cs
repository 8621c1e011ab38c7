using CorsFunctions.PropertyTests.Generation;

namespace CorsFunctions.Fuzz;

/// <summary>Requests near to the rows, changed further at random, and now and then nothing but noise.</summary>
internal static class OddRequests
{
    public static CorsRequest Draw(Random random, IReadOnlyList<PolicyRow> rows)
    {
        var request = RequestDraw.Request(random, rows);
        return random.Next(10) switch
        {
            0 => request with { Origin = Change(random, request.Origin) },
            1 => request with { Path = Change(random, request.Path) ?? "" },
            2 => request with { RequestHeaders = Change(random, request.RequestHeaders) },
            3 => request with { RequestMethod = Change(random, request.RequestMethod) },
            4 => request with { Method = Change(random, request.Method) ?? "" },
            _ => request,
        };
    }

    public static string DrawVary(Random random) =>
        string.Join(',', random.Some(0, 3, () => random.One(["Accept-Encoding", " origin", "Origin\t", "*", "X-Origin", "", "Accept", Noise(random, 6).Replace(",", "", StringComparison.Ordinal)])));

    public static string Noise(Random random, int atMost) =>
        string.Concat(random.Some(0, atMost, () => random.Percent(80) ? (char)random.Next(0x20, 0x7f) : (char)random.Next(0x10000)));

    private static string? Change(Random random, string? text)
    {
        if (text is null || random.Percent(5))
        {
            return random.Percent(97) ? Noise(random, 40) : Noise(random, 4000);
        }

        for (var times = random.Next(1, 4); times > 0; times--)
        {
            text = Mutation.OfText(random, text);
        }

        return text;
    }
}
