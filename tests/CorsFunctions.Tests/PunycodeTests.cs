using System.Globalization;

namespace CorsFunctions.Tests;

/// <summary>Labels of many scripts are encoded as other hands encode them, and each has the verdict that its characters call for.</summary>
public class PunycodeTests
{
    private static readonly IdnMapping Oracle = new() { AllowUnassigned = true };

    private static readonly int[] Kept =
    [
        .. Range('a', 'z'), .. Range('0', '9'), '-', .. Range(0xDF, 0xF6), .. Range(0x430, 0x45F), .. Range(0x3B1, 0x3C1), .. Range(0xE01, 0xE10), .. Range(0x3041, 0x3096),
        .. Range(0x4E00, 0x4E20), .. Range(0x9FA0, 0x9FA5), .. Range(0xAC00, 0xAC10), .. Range(0x1F600, 0x1F610), .. Range(0x20000, 0x20008), .. Range(0x101, 0x137).Where(value => value % 2 == 1),
    ];

    private static readonly int[] KeptBehindTheFirst = [0xE31, 0xE34, 0x302, 0x93E, 0x20DD, 0x200C, 0x200D, 0x1D165];

    private static readonly int[] Mapped = [0x100, 0x102, 0x410, 0x42F, 0x391, 0x1C5, 0xAD, 0x80, 0x9F, 0x3000, 0xA0, 0x2070, 0xFF21, 0xFF41, 0xFB01, 0x1D41A, 0x2F800, 0xE000, 0x2060, 0x2028];

    // They end a label, so that none has them.
    private static readonly int[] FullStops = [0xFF0E, 0xFF61];

    /// <summary>RFC 3492, section 7.1, without upper-case letters.</summary>
    [Theory]
    [InlineData("Arabic", "\u0644\u064a\u0647\u0645\u0627\u0628\u062a\u0643\u0644\u0645\u0648\u0634\u0639\u0631\u0628\u064a\u061f", "xn--egbpdaj6bu4bxfgehfvwxn")]
    [InlineData("Chinese, simplified", "\u4ed6\u4eec\u4e3a\u4ec0\u4e48\u4e0d\u8bf4\u4e2d\u6587", "xn--ihqwcrb4cv8a8dqg056pqjye")]
    [InlineData("Chinese, traditional", "\u4ed6\u5011\u7232\u4ec0\u9ebd\u4e0d\u8aaa\u4e2d\u6587", "xn--ihqwctvzc91f659drss3x8bo0yb")]
    [InlineData("Czech", "pro\u010dprost\u011bnemluv\u00ed\u010desky", "xn--proprostnemluvesky-uyb24dma41a")]
    [InlineData("Hebrew", "\u05dc\u05de\u05d4\u05d4\u05dd\u05e4\u05e9\u05d5\u05d8\u05dc\u05d0\u05de\u05d3\u05d1\u05e8\u05d9\u05dd\u05e2\u05d1\u05e8\u05d9\u05ea", "xn--4dbcagdahymbxekheh6e0a7fei0b")]
    [InlineData("Hindi", "\u092f\u0939\u0932\u094b\u0917\u0939\u093f\u0928\u094d\u0926\u0940\u0915\u094d\u092f\u094b\u0902\u0928\u0939\u0940\u0902\u092c\u094b\u0932\u0938\u0915\u0924\u0947\u0939\u0948\u0902", "xn--i1baa7eci9glrd9b2ae1bj0hfcgg6iyaf8o0a1dig0cd")]
    [InlineData("Japanese", "\u306a\u305c\u307f\u3093\u306a\u65e5\u672c\u8a9e\u3092\u8a71\u3057\u3066\u304f\u308c\u306a\u3044\u306e\u304b", "xn--n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa")]
    [InlineData("Russian", "\u043f\u043e\u0447\u0435\u043c\u0443\u0436\u0435\u043e\u043d\u0438\u043d\u0435\u0433\u043e\u0432\u043e\u0440\u044f\u0442\u043f\u043e\u0440\u0443\u0441\u0441\u043a\u0438", "xn--b1abfaaepdrnnbgefbadotcwatmq2g4l")]
    [InlineData("Spanish", "porqu\u00e9nopuedensimplementehablarenespa\u00f1ol", "xn--porqunopuedensimplementehablarenespaol-fmd56a")]
    [InlineData("Vietnamese", "t\u1ea1isaoh\u1ecdkh\u00f4ngth\u1ec3ch\u1ec9n\u00f3iti\u1ebfngvi\u1ec7t", "xn--tisaohkhngthchnitingvit-kjcr8268qyxafd2f1b9g")]
    [InlineData("Japanese with ASCII", "3\u5e74b\u7d44\u91d1\u516b\u5148\u751f", "xn--3b-ww4c5e180e575a65lsy2b")]
    [InlineData("Japanese and a hyphen", "\u5b89\u5ba4\u5948\u7f8e\u6075-with-super-monkeys", "xn---with-super-monkeys-pc58ag80a8qai00g7n9n")]
    [InlineData("Japanese and hyphens", "hello-another-way-\u305d\u308c\u305e\u308c\u306e\u5834\u6240", "xn--hello-another-way--fc4qua05auwb3674vfr0b")]
    [InlineData("Japanese with a digit", "\u3072\u3068\u3064\u5c4b\u6839\u306e\u4e0b2", "xn--2-u9tlzr9756bt3uc0v")]
    [InlineData("Japanese between ASCII", "maji\u3067koi\u3059\u308b5\u79d2\u524d", "xn--majikoi5-783gue6qz075azm5e")]
    [InlineData("Japanese and a word", "\u30d1\u30d5\u30a3\u30fcde\u30eb\u30f3\u30d0", "xn--de-jg4avhby1noc0d")]
    [InlineData("Japanese, short", "\u305d\u306e\u30b9\u30d4\u30fc\u30c9\u3067", "xn--d9juau41awczczp")]
    public void Sample_of_the_standard_is_encoded_and_taken(string language, string label, string encoded)
    {
        Assert.True(Punycode.IsValid(encoded), language);
        Assert.Equal(encoded, PunycodeLabel.EncodeHost(label));
    }

    [Fact]
    public void Sample_of_the_standard_that_is_longer_than_a_label_has_no_form() =>
        Assert.Null(PunycodeLabel.EncodeHost("\uc138\uacc4\uc758\ubaa8\ub4e0\uc0ac\ub78c\ub4e4\uc774\ud55c\uad6d\uc5b4\ub97c\uc774\ud574\ud55c\ub2e4\uba74\uc5bc\ub9c8\ub098\uc88b\uc744\uae4c"));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(12)]
    public void Label_of_plain_characters_is_taken_and_encoded_as_by_others(int length)
    {
        var random = new Random(3492 + length);
        for (var i = 0; i < 600; i++)
        {
            var label = Label(random, length, Kept);
            var encoded = Encode(label);

            Assert.Equal((label, encoded), (label, PunycodeLabel.EncodeHost(label)));
            Assert.True(Punycode.IsValid(encoded), encoded);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(12)]
    public void Label_with_a_character_that_browsers_map_or_refuse_is_not_taken(int length)
    {
        var random = new Random(length);
        for (var i = 0; i < 600; i++)
        {
            var label = Label(random, length - 1, Kept);
            var encoded = Encode(Insert(label, random, Mapped, atFirst: true));

            Assert.False(Punycode.IsValid(encoded), encoded);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(12)]
    public void Mark_or_joiner_is_taken_behind_the_first_character_only(int length)
    {
        var random = new Random(length);
        for (var i = 0; i < 600; i++)
        {
            var label = Label(random, length, Kept);
            var behind = Encode(Insert(label, random, KeptBehindTheFirst, atFirst: false));
            var before = Encode(char.ConvertFromUtf32(KeptBehindTheFirst[random.Next(KeptBehindTheFirst.Length)]) + label);

            Assert.True(Punycode.IsValid(behind), behind);
            Assert.False(Punycode.IsValid(before), before);
        }
    }

    [Theory]
    [InlineData(0x2070, 0x209F)]
    [InlineData(0x2460, 0x24FF)]
    [InlineData(0x3200, 0x33FF)]
    [InlineData(0xF900, 0xFA0D)]
    [InlineData(0xFB00, 0xFB1D)]
    [InlineData(0xFB1F, 0xFDFF)]
    [InlineData(0xFE30, 0xFE6F)]
    [InlineData(0xFE70, 0xFEFF)]
    [InlineData(0xFF00, 0xFFEF)]
    [InlineData(0x1D400, 0x1D7FF)]
    [InlineData(0x2F800, 0x2FA1F)]
    public void Block_of_compatibility_characters_is_not_taken_from_its_first_to_its_last(int first, int last) =>
        Assert.All(Range(first, last).Except(FullStops), value => Assert.False(Punycode.IsValid(Encode(char.ConvertFromUtf32(value)))));

    [Fact]
    public void Character_that_is_not_assigned_yet_is_taken() => Assert.True(Punycode.IsValid(Encode("a\u0378")));

    [Theory]
    [InlineData(53, true)]
    [InlineData(54, true)]
    [InlineData(55, true)]
    [InlineData(56, false)]
    [InlineData(57, false)]
    public void Label_has_63_characters_at_most(int plain, bool hasForm)
    {
        var label = new string('a', plain) + "\u00fc";

        Assert.Equal(hasForm ? Encode(label) : null, PunycodeLabel.EncodeHost(label));
    }

    [Theory]
    [InlineData(31, true)]
    [InlineData(32, false)]
    public void Text_of_63_characters_is_encoded_where_its_form_is_no_longer(int pairs, bool hasForm)
    {
        var label = string.Concat(Enumerable.Repeat("\U0001F600", pairs)) + "a";

        Assert.Equal(hasForm ? Encode(label) : null, PunycodeLabel.EncodeHost(label));
    }

    [Theory]
    [InlineData("xn--bcher-kva99999999999999999999", "a number that is too large, behind a right one")]
    [InlineData("xn--bcher-kva831809e", "U+110000 behind a right one")]
    [InlineData("xn--tda43883t", "U+110000 behind a right one, without a hyphen")]
    [InlineData("xn---xa", "a hyphen in the place of a digit")]
    [InlineData("xn--_xa", "an underscore in the place of a digit")]
    [InlineData("xn--xxa_", "an underscore behind a right number")]
    public void Label_that_does_not_decode_is_not_taken(string label, string why) => Assert.False(Punycode.IsValid(label), why);

    [Theory]
    [InlineData(0, 1, true, 0)]
    [InlineData(699, 1, true, 0)]
    [InlineData(700, 1, true, 1)]
    [InlineData(7000, 3, true, 9)]
    [InlineData(7000, 3, false, 64)]
    [InlineData(100, 1, false, 26)]
    [InlineData(910, 1000, false, 33)]
    [InlineData(912, 1000, false, 45)]
    [InlineData(3640, 4000, false, 56)]
    [InlineData(900, 10, false, 45)]
    [InlineData(64000, 7, false, 87)]
    [InlineData(2_000_000, 5, true, 61)]
    [InlineData(2_000_000, 5, false, 122)]
    [InlineData(int.MaxValue, 63, false, 192)]
    public void Bias_is_adapted_by_the_standard(long delta, int length, bool isFirst, int bias) => Assert.Equal(bias, Punycode.Adapt(delta, length, isFirst));

    [Theory]
    [InlineData("a.b\u00fccher.example", "a.xn--bcher-kva.example")]
    [InlineData("b\u00fccher.*\u00fc.example", null)]
    [InlineData("\u00fc.*.example", "xn--tda.*.example")]
    [InlineData("\u00dc.example", null)]
    [InlineData("a\u0080.example", null)]
    [InlineData("\u00fc\u00fd\u00fe.example", "xn--tdacd.example")]
    public void Host_is_encoded_label_by_label_or_not_at_all(string host, string? encoded) => Assert.Equal(encoded, PunycodeLabel.EncodeHost(host));

    private static string Label(Random random, int length, int[] characters)
    {
        while (true)
        {
            var label = string.Concat(Enumerable.Range(0, length).Select(_ => char.ConvertFromUtf32(characters[random.Next(characters.Length)])));
            if (length == 0 || label.Any(c => !char.IsAscii(c)))
            {
                return label;
            }
        }
    }

    private static string Insert(string label, Random random, int[] characters, bool atFirst)
    {
        var runes = label.EnumerateRunes().Select(rune => rune.Value).ToList();
        runes.Insert(random.Next(atFirst ? 0 : 1, runes.Count + 1), characters[random.Next(characters.Length)]);
        return string.Concat(runes.Select(char.ConvertFromUtf32));
    }

    private static string Encode(string label) => Oracle.GetAscii(label);

    private static int[] Range(int first, int last) => [.. Enumerable.Range(first, last - first + 1)];
}
