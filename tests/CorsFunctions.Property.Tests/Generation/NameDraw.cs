namespace CorsFunctions.PropertyTests.Generation;

/// <summary>Method and header names, and the lists that browsers, proxies and others make of them.</summary>
internal static class NameDraw
{
    private static readonly string[] Methods = ["GET", "PUT", "put", "DELETE", "PATCH", "patch", "PURGE", "OPTIONS", "options", "Get"];
    private static readonly string[] OddMethods = ["TRACE", "connect", "PU T", "", "PUT,DELETE", "*", "PUT\r\nX: y", "PÜT", new string('M', 64), new string('M', 65)];
    private static readonly string[] Headers = ["x-a", "X-A", "x-b", "x-ab", "content-type", "Content-Type", "authorization", "Authorization", "x_a", "x-a-b"];
    private static readonly string[] OddHeaders = ["x a", "\"x-a\"", "x-a;", "x-é", "x-\u212a", "*", "x-a\0", "cookie", new string('h', 256), new string('h', 257)];
    private static readonly string[] Separators = [",", ",", ",", ", ", " ,", " , ", ",\t", ",,", ", ,", "  ,", "   ,", ",  \t", ";", " "];

    public static string MethodList(Random random) =>
        random.Percent(30) ? "" : Join(random, random.Some(1, 4, () => random.Percent(15) ? "*" : random.One(Methods)));

    public static string HeaderList(Random random) =>
        random.Percent(25) ? "" : Join(random, random.Some(1, 5, () => random.Percent(15) ? "*" : random.One(Headers)));

    public static string RequestedMethod(Random random) =>
        random.Percent(90) ? random.One(Methods) : random.Percent(80) ? random.One(OddMethods) : Mutation.OfText(random, random.One(Methods));

    public static string? RequestedHeaders(Random random)
    {
        if (random.Percent(20))
        {
            return random.Percent(50) ? null : "";
        }

        var isTidy = random.Percent(60);
        var names = random.Some(1, random.Percent(5) ? 40 : 5, () => random.Percent(isTidy ? 99 : 90) ? random.One(Headers) : random.One(OddHeaders));
        var list = string.Join(isTidy ? "," : random.One(Separators), names);
        return random.Next(14) switch
        {
            0 => new string(',', random.Next(20)) + list,
            1 => list + string.Concat(random.Some(0, 20, () => random.One([",", " ,", ", "]))),
            2 => Mutation.OfText(random, list),
            3 => random.One([" ", "\t", "  ", "   "]) + list,
            4 when random.Percent(10) => string.Join(',', Enumerable.Repeat(list, 3000 / (list.Length + 1) * random.Next(1, 5))),
            _ => list,
        };
    }

    private static string Join(Random random, IEnumerable<string> names) => string.Join(random.One([", ", ",", " ", "\n"]), names);
}
