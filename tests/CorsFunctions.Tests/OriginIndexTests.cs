namespace CorsFunctions.Tests;

public class OriginIndexTests
{
    private static readonly string[] Ranked =
    [
        "*", "moz-extension://*", "https://*.com", "https://*.example.com", "https://*.example.com:*", "https://p*.example.com", "https://pr-*.example.com",
        "https://pr-*-x.example.com", "https://*-x.example.com", "https://pr-*.example.com:8443", "https://pr-*.example.com:*", "https://pr-1.example.com",
        "https://pr-1.example.com:*", "file://", "app://.", "https://pr-*.a.example.com", "http://pr-*.example.com",
    ];

    [Theory]
    [InlineData("https://pr-1.example.com", "https://pr-1.example.com")]
    [InlineData("https://pr-1.example.com:9", "https://pr-1.example.com:*")]
    [InlineData("https://pr-2.example.com", "https://pr-*.example.com")]
    [InlineData("https://pr-2.example.com:8443", "https://pr-*.example.com:8443")]
    [InlineData("https://pr-2.example.com:9", "https://pr-*.example.com:*")]
    [InlineData("https://pr-2-x.example.com", "https://pr-*-x.example.com")]
    [InlineData("https://pr--x.example.com", "https://pr-*.example.com")]
    [InlineData("https://pr-.example.com", "https://p*.example.com")]
    [InlineData("https://po-x.example.com", "https://*-x.example.com")]
    [InlineData("https://-x.example.com", "https://*.example.com")]
    [InlineData("https://p.example.com", "https://*.example.com")]
    [InlineData("https://p.example.com:8443", "https://*.example.com:*")]
    [InlineData("https://a.pr-2.example.com", "https://*.example.com")]
    [InlineData("https://pr-2.a.example.com", "https://pr-*.a.example.com")]
    [InlineData("https://pr-2.b.example.com", "https://*.example.com")]
    [InlineData("https://xpr-2.example.com", "https://*.example.com")]
    [InlineData("https://example.com", "https://*.com")]
    [InlineData("http://pr-2.example.com", "http://pr-*.example.com")]
    [InlineData("http://pr-2.example.com:8443", "*")]
    [InlineData("moz-extension://0b6c2a10-1111-4222-8333-444455556666", "moz-extension://*")]
    [InlineData("moz-extension://a:1", "*")]
    [InlineData("chrome-extension://abc", "*")]
    [InlineData("file://", "file://")]
    [InlineData("null", "*")]
    [InlineData("app://.", "app://.")]
    [InlineData("app://..", "*")]
    public void Most_specific_pattern_is_found(string origin, string pattern)
    {
        Assert.True(IndexOf(Ranked).TryFind(origin, out var found));
        Assert.Equal(pattern, found);

        // Whatever the order in which they came.
        Assert.True(IndexOf([.. Ranked.Reverse()]).TryFind(origin, out found));
        Assert.Equal(pattern, found);
    }

    [Fact]
    public void Star_inside_a_label_takes_more_before_it_of_two_with_as_much_text()
    {
        var index = IndexOf("https://*-abc.example.com", "https://abc-*.example.com", "https://ab*-c.example.com");

        Assert.True(index.TryFind("https://abc-0-abc.example.com", out var found));
        Assert.Equal("https://abc-*.example.com", found);
    }

    [Fact]
    public void Star_inside_a_label_falls_back_to_the_pattern_with_the_right_scheme_and_port()
    {
        var index = IndexOf("https://pr-long-*.example.com:8443", "http://pr-long*.example.com", "https://pr-*.example.com");

        Assert.True(index.TryFind("https://pr-long-1.example.com", out var found));
        Assert.Equal("https://pr-*.example.com", found);
    }

    [Theory]
    [InlineData("https://pr-1.evil.example.com")]
    [InlineData("https://pr-1.example.com.")]
    [InlineData("https://pr-1.example.com.evil.test")]
    [InlineData("https://pr-.example.com")]
    [InlineData("https://xpr-1.example.com")]
    [InlineData("https://pr-1.xexample.com")]
    [InlineData("https://pr-1.example.com:8443")]
    [InlineData("http://pr-1.example.com")]
    public void Star_inside_a_label_stands_for_characters_of_that_label_only(string origin)
    {
        Assert.True(IndexOf("https://pr-*.example.com", "https://other.test").TryFind(origin, out var found));

        Assert.Null(found);
    }

    [Theory]
    [InlineData(62, true)]
    [InlineData(63, false)]
    public void Label_with_a_star_has_room_for_what_the_star_stands_for(int literal, bool isPattern) =>
        Assert.Equal(isPattern, OriginPattern.TryParse($"https://{new string('a', literal)}*.example.com", out _, out _));

    [Fact]
    public void Longest_label_is_matched_from_both_sides()
    {
        var index = IndexOf($"https://*{new string('-', 62)}.example.com", $"https://{new string('b', 31)}*{new string('c', 31)}.example.com");

        Assert.True(index.TryFind($"https://a{new string('-', 62)}.example.com", out var found));
        Assert.NotNull(found);
        Assert.True(index.TryFind($"https://{new string('b', 31)}x{new string('c', 31)}.example.com", out found));
        Assert.NotNull(found);
    }

    [Theory]
    [InlineData("app://a..com")]
    [InlineData("app://..com")]
    [InlineData("app://pr-1..com")]
    public void Host_of_an_app_that_is_no_domain_is_no_subdomain(string origin)
    {
        Assert.True(IndexOf("app://*.com", "app://pr-*.com").TryFind(origin, out var found));

        Assert.Null(found);
    }

    [Fact]
    public void Any_host_is_of_one_scheme()
    {
        var index = IndexOf("moz-extension://*");

        Assert.Null(index.SameForEveryOrigin);
        Assert.True(index.TryFind("moz-extension://[::1]", out var found));
        Assert.Equal("moz-extension://*", found);
        Assert.True(index.TryFind("chrome-extension://abc", out found));
        Assert.Null(found);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("file://")]
    public void Star_covers_origins_without_a_host_unless_they_have_a_pattern_of_their_own(string origin)
    {
        Assert.True(IndexOf("*", "https://other.test").TryFind(origin, out var found));
        Assert.Equal("*", found);
        Assert.True(IndexOf("*", origin).TryFind(origin, out found));
        Assert.Equal(origin, found);
        Assert.True(IndexOf("https://other.test").TryFind(origin, out found));
        Assert.Null(found);
    }

    [Theory]
    [InlineData("https://pr-*.example.com")]
    [InlineData("moz-extension://*")]
    [InlineData("file://")]
    public void Second_value_for_a_pattern_is_told_who_holds_it(string text)
    {
        var index = IndexOf(text);
        Assert.True(OriginPattern.TryParse(text, out var pattern, out _));

        Assert.False(index.TryAdd(pattern, "second", out var holder));
        Assert.Equal(text, holder);
    }

    [Fact]
    public void Lookup_allocates_nothing()
    {
        var index = IndexOf(Ranked);
        string[] origins = ["https://pr-2-x.example.com", "https://pr-1.example.com:9", "moz-extension://abc", "https://xn--bcher-kva.example", "https://pr-3.example.com"];
        Find(index, origins);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Find(index, origins);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void Find(OriginIndex<string> index, string[] origins)
    {
        foreach (var origin in origins)
        {
            index.TryFind(origin, out _);
        }
    }

    private static OriginIndex<string> IndexOf(params string[] patterns)
    {
        var index = new OriginIndex<string>();
        foreach (var text in patterns)
        {
            Assert.True(OriginPattern.TryParse(text, out var pattern, out var error), error.Message);
            Assert.True(index.TryAdd(pattern, text, out _));
        }

        return index;
    }
}
