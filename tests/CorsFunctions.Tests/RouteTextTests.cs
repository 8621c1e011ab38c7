namespace CorsFunctions.Tests;

public class RouteTextTests
{
    [Theory]
    [InlineData("/a")]
    [InlineData("/a, b")]
    [InlineData("")]
    public void Fewer_than_two_right_routes_are_not_several(string text) => Assert.Empty(RouteText.Several(text));

    [Fact]
    public void Two_right_routes_are_several() => Assert.Equal(["/a", "/b"], RouteText.Several("['/a'; \"/b\"]").Select(route => route.Text));

    [Theory]
    [InlineData("a.example/x", "/x")]
    [InlineData("//a.example/x", "/x")]
    [InlineData("localhost/x", "/x")]
    [InlineData("server:80/x", "/x")]
    [InlineData("a.example:80/x/y", "/x/y")]
    [InlineData(":80/x", null)]
    [InlineData("a.b/x", null)]
    [InlineData("a.1x/x", null)]
    [InlineData("server/x", null)]
    [InlineData("a.example:x/y", null)]
    [InlineData("a.example:/y", null)]
    [InlineData("localhost:/y", null)]
    [InlineData("A_.example/x", null)]
    [InlineData("///x", null)]
    [InlineData("/x", null)]
    public void Path_behind_a_host_without_a_scheme_is_found(string text, string? path) => Assert.Equal(path, RouteText.AfterHost(text));

    [Theory]
    [InlineData("https://a.example/x?y=z#w", "/x")]
    [InlineData("https://a.example/x#w", "/x")]
    [InlineData("https://a.example?x=/y", "/")]
    [InlineData("https://a.example", "/")]
    [InlineData("https:///x", "/x")]
    [InlineData("?a=b", "")]
    [InlineData("/a?b=c", "/a")]
    [InlineData("/a?=b", "/a?=b")]
    [InlineData("/a?b", "/a?b")]
    [InlineData("/a?b=/c", "/a?b=/c")]
    public void Path_is_without_host_and_query(string text, string path) => Assert.Equal(path, RouteText.PathIn(text));
}
