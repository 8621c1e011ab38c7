namespace CorsFunctions.Tests;

public class RouteMatchTests
{
    [Theory]
    [InlineData("/api/users/42", "/api/users/{id}")]
    [InlineData("/api/users/me", "/api/users/me")]
    [InlineData("/api/USERS/Me", "/api/users/me")]
    [InlineData("/api/users/me/", "/api/users/me")]
    [InlineData("/api/users/42/orders", "/api/{area}/{id}/orders")]
    [InlineData("/api/users/me/orders", "/api/{area}/{id}/orders")]
    [InlineData("/api/users/42/other", "/api/{*rest}")]
    [InlineData("/api/users", "/api/{*rest}")]
    [InlineData("/api/admin", "/api/admin/{*rest}")]
    [InlineData("/api/admin/a/b/c", "/api/admin/{*rest}")]
    [InlineData("/api/administrator", "/api/{*rest}")]
    [InlineData("/api", "/api/{*rest}")]
    [InlineData("/other", null)]
    [InlineData("/", null)]
    [InlineData("", null)]
    [InlineData("api/users/me", null)]
    public void Literal_beats_parameter_beats_catch_all_segment_by_segment(string path, string? route)
    {
        var set = Given.Set(
            Given.Row("1", "*", "Route", "/api/{*rest}"),
            Given.Row("2", "*", "Route", "/api/users/{id}"),
            Given.Row("3", "*", "Route", "/api/users/me"),
            Given.Row("4", "*", "Route", "/api/{area}/{id}/orders"),
            Given.Row("5", "*", "Route", "/api/admin/{*rest}"));

        Assert.Equal(route, set.FindRoute(path)?.Route);
    }

    [Theory]
    [InlineData("/api/%61dmin/users")]
    [InlineData("/api/admin%2Fusers")]
    [InlineData("/api/admin%2fusers")]
    [InlineData("/api/admin%252Fusers")]
    [InlineData("/api/admin%5Cusers")]
    [InlineData("/api/admin\\users")]
    [InlineData("/api//admin/users")]
    [InlineData("//api/admin/users")]
    [InlineData("/api/x/../admin/users")]
    [InlineData("/api/x/%2e%2e/admin/users")]
    [InlineData("/api/./admin/users")]
    [InlineData("/api/admin;a=b/users")]
    [InlineData("/api/admin%3Fx")]
    [InlineData("/api/admin%23x")]
    [InlineData("/api/admin#x")]
    [InlineData("/api/%2525252561dmin")]
    [InlineData("/api/%252525252561dmin")]
    [InlineData("/api/x;/../admin")]
    public void Path_that_can_be_read_as_a_stricter_route_is_governed_by_no_looser_one(string path)
    {
        var set = Given.Set(
            Given.Row("loose", "*", "Route", "/{*rest}"),
            Given.Row("strict", "https://admin.example.com", "Route", "/api/admin/{*rest}"));

        Assert.Null(set.FindRoute(path));
    }

    [Theory]
    [InlineData("/api/files/a%2Fb", "/api/files/{*rest}")]
    [InlineData("/api/files/a%20b", "/api/files/{*rest}")]
    [InlineData("/api/files/.hidden", "/api/files/{*rest}")]
    [InlineData("/api/files/100%", "/api/files/{*rest}")]
    [InlineData("/api/items/a;b", "/api/items/{id}")]
    [InlineData("/api/items/caf%C3%A9", "/api/items/{id}")]
    public void Encoded_value_stays_with_its_route_when_both_readings_agree(string path, string route)
    {
        var set = Given.Set(
            Given.Row("a", "*", "Route", "/api/files/{*rest}"),
            Given.Row("b", "*", "Route", "/api/items/{id}"));

        Assert.Equal(route, set.FindRoute(path)?.Route);
    }

    [Theory]
    [InlineData("/api/tags/%23dotnet")]
    [InlineData("/api/tags/c%23")]
    [InlineData("/api/tags/%3Fwhy")]
    [InlineData("/api/tags/%3Bx")]
    [InlineData("/api/tags/;x")]
    [InlineData("/api/tags/%2523dotnet")]
    public void Mark_in_a_value_is_no_reason_to_refuse(string path)
    {
        Assert.Equal("/api/tags/{id}", Find(path, "/api/tags/{id}"));
        Assert.Equal("/api/tags/{id}", Find(path, "/{*rest}", "/api/{*rest}", "/api/tags/{id}"));
        Assert.Equal("/api/tags/{id}", Find(path, "/api/tags", "/api/tags/{id}"));
        Assert.Equal("/api/{*rest}", Find(path, "/{*rest}", "/api/{*rest}"));
    }

    [Theory]
    [InlineData("/api/tags/%23/list", "/api/tags", "/api/{area}/{id}/list")]
    [InlineData("/api/admin;x/%23", "/api/admin/{*rest}", "/api/{area}/{id}")]
    [InlineData("/api/tags/admin%23", "/api/tags/admin", "/api/tags/{id}")]
    [InlineData("/api/tags/admin%3Fx", "/api/tags/admin", "/api/tags/{id}")]
    [InlineData("/api/tags/admin;x", "/api/tags/admin", "/api/tags/{id}")]
    [InlineData("/api/tags/..;/admin", "/{*rest}", "/api/tags/{*rest}")]
    [InlineData("/api/tags/..%23/admin", "/{*rest}", "/api/tags/{*rest}")]
    [InlineData("/api/tags/a%2Fb", "/{*rest}", "/api/tags/{id}")]
    [InlineData("/api/tags/%23%2F..%2F..%2Fadmin", "/{*rest}", "/api/tags/{id}")]
    public void Mark_never_leads_from_one_route_to_another(string path, params string[] routes) => Assert.Null(Find(path, routes));

    private static string? Find(string path, params string[] routes) =>
        Given.Set([.. routes.Select(route => Given.Row(route, "*", "Route", route))]).FindRoute(path)?.Route;

    [Fact]
    public void Endless_ambiguous_path_is_governed_by_no_row()
    {
        var set = Given.Set(Given.Row("a", "*"));

        Assert.Null(set.FindRoute("/" + string.Concat(Enumerable.Repeat("%2e", 100_000))));
        Assert.NotNull(set.FindRoute("/" + new string('a', 100_000)));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/data")]
    [InlineData("/a-b._~!$&'()+,=:@")]
    public void Literal_may_have_every_character_that_needs_no_encoding(string route)
    {
        var set = Given.Set(Given.Row("r", "*", "Route", route));

        Assert.Empty(set.Findings);
        Assert.Equal(route, set.FindRoute(route)?.Route);
    }
}
