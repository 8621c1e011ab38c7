namespace CorsFunctions.Tests;

public class RouteSpecificityTests
{
    private static readonly RouteTemplate[] Ordered =
    [
        .. new[]
        {
            "/a/a/a", "/a/a/b", "/a/a/{x}", "/a/a", "/a/a/{*rest}", "/a/b", "/a/{x}/a", "/a/{x}/b/{*rest}", "/a/{x}/{y}", "/a/{x}", "/a/{x}/{*rest}", "/a", "/a/{*rest}",
            "/B/a", "/b/b", "/b", "/c", "/c/{*rest}", "/{x}/a/b", "/{x}/a", "/{x}/{y}", "/{x}", "/{x}/{*rest}", "/", "/{*rest}",
        }.Select(Parse),
    ];

    [Fact]
    public void Routes_are_ordered_whichever_of_two_is_the_first() =>
        Assert.Empty(
            from one in Enumerable.Range(0, Ordered.Length)
            from other in Enumerable.Range(0, Ordered.Length)
            where Math.Sign(RouteSpecificity.Compare(Ordered[one], Ordered[other])) != one.CompareTo(other)
            select (Ordered[one].Text, Ordered[other].Text));

    [Theory]
    [InlineData("/a/{x}", "/A/{y}")]
    [InlineData("/{*rest}", "/{*all}")]
    [InlineData("/a/{*rest}", "/A/{*all}")]
    public void Case_and_names_do_not_count(string one, string other) => Assert.Equal(0, RouteSpecificity.Compare(Parse(one), Parse(other)));

    private static RouteTemplate Parse(string text) => RouteTemplate.TryParse(text, out var route) ? route : throw new ArgumentException(text, nameof(text));
}
