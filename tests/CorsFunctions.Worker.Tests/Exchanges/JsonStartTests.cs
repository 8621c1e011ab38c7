using CorsFunctions.Worker.Plain;
using Newtonsoft.Json;

namespace CorsFunctions.Worker.Tests.Exchanges;

public class JsonStartTests
{
    private static readonly string[] Rests = ["", "1", "rue", "alse", "ull", "ew Date(1)", "aN", "nfinity", "ndefined", "/x\n1", "*x*/1", "\"", "'", "}", "]", ")", "-1", "Infinity", " 1", "ello"];

    [Fact]
    public void Text_that_is_told_from_JSON_is_text_to_Newtonsoft_as_well_whatever_it_begins_with()
    {
        for (var first = 0; first <= char.MaxValue; first++)
        {
            // All characters with what ASCII letters need after them would take minutes; beyond ASCII only the character counts.
            foreach (var rest in first < 128 ? Rests : Rests[..2])
            {
                AssertAgrees($"{(char)first}{rest}");
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \t\r\n\u00a0\u2003")]
    [InlineData("\0{\"a\":1}")]
    [InlineData(" \u2003true")]
    [InlineData("// comment\n{}")]
    [InlineData("/* comment */ [1]")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("undefined")]
    [InlineData("new Date(1)")]
    [InlineData("'text'")]
    [InlineData(".5")]
    [InlineData("٣")]
    [InlineData("\ufeff{}")]
    [InlineData("Hello, world!")]
    [InlineData("true story")]
    [InlineData("nothing")]
    [InlineData("<html>")]
    public void Samples_agree(string text) => AssertAgrees(text);

    [Theory]
    [InlineData("Hello, world!")]
    [InlineData("the quick brown fox")]
    [InlineData("nothing")]
    [InlineData("fine")]
    [InlineData("New row")]
    [InlineData("It works")]
    [InlineData("under way")]
    [InlineData("<html>")]
    public void Common_texts_cost_no_exception(string text) => Assert.False(JsonStart.IsPossible(text));

    private static void AssertAgrees(string text)
    {
        if (!JsonStart.IsPossible(text))
        {
            Assert.ThrowsAny<JsonException>(() => JsonConvert.DeserializeObject(text));
        }
    }
}
