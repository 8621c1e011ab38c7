namespace CorsFunctions.PropertyTests.Generation;

/// <summary>Small changes that a careless comparison overlooks.</summary>
internal static class Mutation
{
    private const string Characters = ".-_:/\\@*%#? ,;\t\r\n\0\u007f[]\"'Aa0zZ9~\u00a0\u00e9\u0130\u0131\u017f\u0430\u212a\u3002\uff0e\ud800";

    public static string OfOrigin(Random random, string origin) => random.Next(12) switch
    {
        0 => origin + ".",
        1 => origin + ".evil.example",
        2 => origin.Replace("://", "://evil", StringComparison.Ordinal),
        3 => origin.Replace("://", "://evil@", StringComparison.Ordinal),
        4 => origin + random.One([":443", ":80", ":8443", ":65536", "/", "%2e", "\0", " ", ",https://example.com"]),
        5 => FlipCase(random, origin),
        6 => SwapLabels(random, origin),
        7 => origin.Replace("https://", "http://", StringComparison.Ordinal),
        8 => origin.Replace(".example", "xexample", StringComparison.Ordinal),
        _ => OfText(random, origin),
    };

    /// <summary>One character put in, taken out, doubled or changed; or a part cut off or repeated.</summary>
    public static string OfText(Random random, string text)
    {
        var at = random.Next(text.Length + 1);
        var end = random.Next(at, text.Length + 1);
        var c = random.Percent(70) ? Characters[random.Next(Characters.Length)] : (char)random.Next(0x20, 0x7f);
        return random.Next(8) switch
        {
            0 => text.Insert(at, c.ToString()),
            1 when at < text.Length => text.Remove(at, 1),
            2 when at < text.Length => text.Insert(at, text[at].ToString()),
            3 when at < text.Length => text[..at] + c + text[(at + 1)..],
            4 => text[..at],
            5 => text[at..],
            6 => text.Insert(at, text[at..end]),
            _ => FlipCase(random, text),
        };
    }

    public static string FlipCase(Random random, string text)
    {
        var at = random.Next(text.Length + 1);
        return at == text.Length ? text : text[..at] + (char)(char.IsAsciiLetter(text[at]) ? text[at] ^ 0x20 : text[at]) + text[(at + 1)..];
    }

    private static string SwapLabels(Random random, string origin)
    {
        var labels = origin.Split('.');
        var at = random.Next(labels.Length);
        (labels[0], labels[at]) = (labels[at], labels[0]);
        return string.Join('.', labels);
    }
}
