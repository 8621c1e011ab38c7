using CorsFunctions.PropertyTests.Reference;

namespace CorsFunctions.PropertyTests.Generation;

/// <summary>Patterns and origins from few words, so that most of them nearly match each other.</summary>
internal static class OriginDraw
{
    private static readonly string[] Labels = ["a", "b", "app", "example", "a-b", "my_app", "xn--mnchen-3ya", "xn--bcher-kva"];
    private static readonly string[] OddLabels = ["xn--", "xn--a", "xn--99999999", "-a", "a-", "0x7f", "123", "A", "", new string('l', 63), new string('l', 64)];
    private static readonly string[] Tops = ["com", "com", "example.com", "example.com", "co.uk", "github.io", "localhost", "ck", "www.ck", "kawasaki.jp", "city.kawasaki.jp", "xn--p1ai", "com."];
    private static readonly string[] Addresses =
    [
        "127.0.0.1", "127.0.0.1", "10.0.0.1", "127.0.0.01", "127.1", "256.0.0.1", "1.2.3.4.", "[::1]", "[::1]", "[2001:db8::1]",
        "[2001:DB8::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:7f00:1]", "[::ffff:127.0.0.1]", "[abcd:]", "[:]", "[:::]", "[1::2::3]",
        "[fe80::1%eth0]", "[1:2:3:4:5:6:7:8]", "[1:0:0:2::3]", "[::1", "::1",
    ];

    private static readonly string[] Schemes = ["https", "https", "https", "https", "http", "http", "capacitor", "moz-extension", "HTTPS", "file", "1http", "ws"];
    private static readonly string[] Ports = ["", "", "", "", ":80", ":443", ":8443", ":8443", ":1", ":65535", ":65536", ":0", ":080", ":", ":4a"];

    public static string Pattern(Random random)
    {
        if (random.Percent(8))
        {
            return random.Percent(80) ? "*" : "null";
        }

        if (random.Percent(4))
        {
            return random.One(["file://", "moz-extension://*", "capacitor://*", "app://.", "app://-", "https://*"]);
        }

        var port = random.Percent(15) ? ":*" : random.Percent(80) ? random.One(Ports[..9]) : random.One(Ports);
        var scheme = random.Percent(90) ? random.One(Schemes[..8]) : random.One(Schemes);
        var host = random.Percent(40) ? "*." + Host(random, 0, 2)
            : random.Percent(15) ? $"{random.One(["", "", "a", "pr-", "-"])}*{random.One(["", "", "b", "-x"])}.{Host(random, 0, 2)}"
            : random.Percent(15) ? random.One(Addresses) : Host(random, 0, 3);
        return $"{scheme}://{host}{port}" + (random.Percent(2) ? "/" : "");
    }

    /// <summary>Mostly well-formed, for rows that are to be in force.</summary>
    public static string GoodPattern(Random random)
    {
        var pattern = Pattern(random);
        while (ReferencePattern.Parse(pattern) is null && random.Percent(95))
        {
            pattern = Pattern(random);
        }

        return pattern;
    }

    public static string Origin(Random random) =>
        random.Percent(4) ? random.One(["null", "*", "", "NULL", "https://", "file://", "app://.", "app://", "moz-extension://0b6c2a10-1111-4222"])
        : $"{random.One(Schemes)}://{(random.Percent(12) ? random.One(Addresses) : Host(random, 0, 4))}{random.One(Ports)}";

    /// <summary>An origin that the pattern matches, or that differs from one in a single place.</summary>
    public static string OriginNear(Random random, string pattern)
    {
        var origin = pattern == "*" ? Origin(random) : pattern;
        if (origin.Contains("*.", StringComparison.Ordinal))
        {
            var labels = random.Some(random.Percent(5) ? 0 : 1, random.Percent(10) ? 12 : 3, () => random.One(Labels) + ".");
            origin = origin.Replace("*.", string.Concat(labels), StringComparison.Ordinal);
        }

        if (origin.EndsWith("://*", StringComparison.Ordinal))
        {
            origin = origin[..^1] + random.One(["a", ".", "-", "a.b", "..", "1.2.3.4", "0b6c2a10-1111-4222"]);
        }
        else if (origin.IndexOf('*', StringComparison.Ordinal) is var star and >= 0 && star < origin.Length - 1 && origin[star - 1] != ':')
        {
            origin = origin.Remove(star, 1).Insert(star, random.One(["a", "1", "-", "pr-", "b-x", "", "a.b", new string('l', 60)]));
        }

        if (origin.EndsWith(":*", StringComparison.Ordinal))
        {
            origin = origin[..^2] + random.One(Ports);
        }

        // The reference decodes no punycode; it knows the labels above.
        return random.Percent(60) || origin.Contains("xn--", StringComparison.Ordinal) ? origin : Mutation.OfOrigin(random, origin);
    }

    private static string Host(Random random, int atLeast, int atMost)
    {
        var labels = random.Some(atLeast, atMost, () => random.Percent(97) ? random.One(Labels) : random.One(OddLabels));
        return string.Join('.', labels.Append(random.One(Tops)));
    }
}
