namespace CorsFunctions.Tests;

public class RequestedHeadersTests
{
    private static readonly AllowedHeaders Allowed = new(["Content-Type", "Authorization", "X-B"], isWildcard: false);

    [Theory]
    [InlineData("")]
    [InlineData("authorization")]
    [InlineData("authorization,content-type,x-b")]
    [InlineData("x-b,authorization")]
    [InlineData("Content-Type,AUTHORIZATION")]
    [InlineData("authorization, content-type ,\tx-b")]
    [InlineData(",,authorization,,")]
    [InlineData("authorization,,,,,,,,,,,,,,,,,x-b")]
    [InlineData("authorization ,  ,x-b")]
    public void List_that_browsers_or_their_proxies_send_is_allowed(string requested) =>
        Assert.True(Allowed.Allow(requested));

    [Theory]
    [InlineData("x-a")]
    [InlineData("x-bb")]
    [InlineData("x-")]
    [InlineData("authorization,x-c")]
    [InlineData("authorization;x-b")]
    [InlineData("authorization x-b")]
    [InlineData("\"authorization\"")]
    [InlineData("*")]
    [InlineData("   authorization")]
    [InlineData("authorization   ")]
    [InlineData("authorization  \t,x-b")]
    [InlineData("authorization,content-type,x-b,authorization")]
    [InlineData("autho\u0000rization")]
    [InlineData("authorization\r\nx-b")]
    [InlineData("x-ｂ")]
    public void Other_names_and_ill_formed_lists_are_refused(string requested) =>
        Assert.False(Allowed.Allow(requested));

    [Theory]
    [InlineData(16, true)]
    [InlineData(17, false)]
    public void Sixteen_empty_elements_are_tolerated(int empty, bool allowed) =>
        Assert.Equal(allowed, Allowed.Allow(new string(',', empty) + "x-b"));

    [Fact]
    public void No_header_is_allowed_when_none_is_listed()
    {
        Assert.True(AllowedHeaders.None.Allow(""));
        Assert.False(AllowedHeaders.None.Allow("a"));
    }

    [Theory]
    [InlineData("accept,")]
    [InlineData("authorization,")]
    [InlineData(",")]
    [InlineData(" ")]
    [InlineData("a")]
    [InlineData(" ,")]
    [InlineData("authorization, ")]
    public void Endless_list_is_refused_without_allocation(string element)
    {
        var requested = string.Concat(Enumerable.Repeat(element, 1024 * 1024 / element.Length));
        var star = new AllowedHeaders([], isWildcard: true);
        Assert.False(Allowed.Allow(requested));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var refused = !Allowed.Allow(requested) && !star.Allow(requested);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(refused);
    }

    [Theory]
    [InlineData("x-a,x-b", true)]
    [InlineData("x a", false)]
    [InlineData("x-a;", false)]
    [InlineData("x-é", false)]
    [InlineData("", true)]
    public void Star_still_wants_names(string requested, bool allowed) =>
        Assert.Equal(allowed, new AllowedHeaders([], isWildcard: true).Allow(requested));

    [Theory]
    [InlineData(2048, true)]
    [InlineData(2049, false)]
    public void Star_wants_a_list_of_a_sane_length(int length, bool allowed)
    {
        var list = string.Concat(Enumerable.Repeat("x-header,", 300))[..(length - 1)] + "x";

        Assert.Equal(allowed, new AllowedHeaders([], isWildcard: true).Allow(list));
    }

    [Fact]
    public void Star_wants_names_of_a_sane_length()
    {
        var star = new AllowedHeaders([], isWildcard: true);

        Assert.True(star.Allow(new string('a', 256)));
        Assert.False(star.Allow(new string('a', 257)));
    }

    [Theory]
    [InlineData(255)]
    [InlineData(256)]
    public void Long_list_is_allowed_however_long_its_longest_name_is(int longest)
    {
        string[] names = [new string('a', longest), .. Enumerable.Range(0, 300).Select(i => $"x-header-{i:000}")];

        Assert.True(new AllowedHeaders(names, isWildcard: false).Allow(string.Join(',', names.Order(StringComparer.Ordinal))));
    }

    [Theory]
    [InlineData("x-b,x-evil,x-c", "x-evil")]
    [InlineData("authorization,content-type,x-b,x-fourth", "x-fourth")]
    [InlineData("x-name-that-is-longer-than-any-of-the-row", "x-name-that-is-longer-than-any-of-the-row")]
    [InlineData("x-b", null)]
    [InlineData("", null)]
    [InlineData("x-b x-c", null)]
    public void First_name_that_is_not_listed_is_told(string requested, string? refused) => Assert.Equal(refused, Allowed.FindRefused(requested));

    [Fact]
    public void Name_is_looked_for_no_further_than_a_list_without_repetition_goes() =>
        Assert.Null(Allowed.FindRefused("x-b,x-b,x-b,x-b,x-evil"));

    [Theory]
    [InlineData("x-a,authorization", "authorization")]
    [InlineData("x-a,(x)", "(x)")]
    [InlineData("a,b,c,d,authorization", "authorization")]
    [InlineData("x-a", null)]
    public void Under_a_star_the_name_that_it_does_not_cover_is_told(string requested, string? refused) =>
        Assert.Equal(refused, new AllowedHeaders([], isWildcard: true).FindRefused(requested));

    [Fact]
    public void Name_in_a_list_that_is_too_long_or_too_long_itself_is_not_told()
    {
        Assert.Null(Allowed.FindRefused(new string('a', 257)));
        Assert.Null(Allowed.FindRefused("x-evil," + new string(',', 2048)));
    }
}
