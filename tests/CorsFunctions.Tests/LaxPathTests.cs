namespace CorsFunctions.Tests;

/// <summary>How a path may be read by whoever stands between the browser and the function.</summary>
public class LaxPathTests
{
    [Theory]
    [InlineData("/%2e%2e", "/")]
    [InlineData("/a/%2e%2e", "/")]
    [InlineData("/a/..;x", "/")]
    [InlineData("/a%", "/a%")]
    [InlineData("/a%4", "/a%4")]
    [InlineData("/a%4g", "/a%4g")]
    [InlineData("/a%41", "/aA")]
    [InlineData("/a%6a%6A", "/ajj")]
    [InlineData("//a///b//", "/a/b")]
    [InlineData("/;x/a;y/b", "/a/b")]
    [InlineData("/a;x/;y", "/a/;y")]
    [InlineData("/a/%23b", "/a/#b")]
    [InlineData("/a%23x/%3Fb", "/a")]
    [InlineData("/a/%23b/", "/a")]
    [InlineData("/a%3Fb", "/a")]
    [InlineData("?a/b", "/")]
    [InlineData("/%252561", "/a")]
    [InlineData("/%25252561", null)]
    public void Path_has_a_lax_reading_that_ends_at_marks(string path, string? reading) => AssertRead(path, endsAtMarks: true, reading);

    [Theory]
    [InlineData("/a%3Fb", "/a?b")]
    [InlineData("/a/%23b/;c", "/a/#b/;c")]
    [InlineData("/a/..;x/b", "/b")]
    [InlineData("/a/.%23x/b", "/a/b")]
    [InlineData("/a/..%3F/b", "/b")]
    [InlineData("/a/b%3F/../c", "/a/c")]
    [InlineData("/a/...;/b", "/a/...;/b")]
    public void Path_has_a_lax_reading_that_does_not(string path, string reading) => AssertRead(path, endsAtMarks: false, reading);

    [Theory]
    [InlineData("/a", false)]
    [InlineData("/a.b", false)]
    [InlineData("/a./b", false)]
    [InlineData("/.a", true)]
    [InlineData("/a/..", true)]
    [InlineData("/a//b", true)]
    [InlineData("/a%41", true)]
    [InlineData("/a\\b", true)]
    [InlineData("/a;b", true)]
    [InlineData("/a?b", true)]
    [InlineData("/a#b", true)]
    public void Path_is_ambiguous_where_it_may_be_read_in_two_ways(string path, bool isAmbiguous) => Assert.Equal(isAmbiguous, LaxPath.IsAmbiguous(path));

    [Theory]
    [InlineData(2048, true)]
    [InlineData(2049, false)]
    public void Ambiguous_path_of_the_longest_length_is_read(int length, bool governed) =>
        Assert.Equal(governed, Given.Set(Given.Row("r", "*")).FindRoute("/%41" + new string('a', length - 4)) is not null);

    private static void AssertRead(string path, bool endsAtMarks, string? reading)
    {
        var buffer = new char[path.Length];

        Assert.Equal(reading is not null, LaxPath.TryRead(path, endsAtMarks, buffer, out var length));
        if (reading is not null)
        {
            Assert.Equal(reading, new string(buffer, 0, length));
        }
    }
}
