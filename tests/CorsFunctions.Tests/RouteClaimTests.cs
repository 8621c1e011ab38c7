namespace CorsFunctions.Tests;

/// <summary>What a row with a faulty Route keeps from looser rows.</summary>
public class RouteClaimTests
{
    [Theory]
    [InlineData("/api/users", "/api/users")]
    [InlineData("/api/users/*", "/api/users/{*rest}")]
    [InlineData("/api/users/**", "/api/users/{*rest}")]
    [InlineData("/api/users/*/orders", "/api/users/{id}/orders")]
    [InlineData("/api/vault/{*rest", "/api/vault/{*rest}")]
    [InlineData("/api/vault/*rest}", "/api/vault/{*rest}")]
    [InlineData("/api/vault{*rest}", "/api/vault/{*rest}")]
    [InlineData("/api/vault/{*re/st}", "/api/vault/{*rest}")]
    [InlineData("api/vault/{*rest}", "/api/vault/{*rest}")]
    [InlineData("/api/keys/", "/api/keys")]
    [InlineData("/api//keys", "/api/keys")]
    [InlineData("/api/x/../keys", "/api/keys")]
    [InlineData("https://api.example.com/api/keys", "/api/keys")]
    [InlineData("https://api.example.com", "/")]
    [InlineData("/api/keys?code=1", "/api/keys")]
    [InlineData("/api/ke\u00e9ys", "/api/keys")]
    [InlineData("\u00e9/api/keys", "/api/keys")]
    [InlineData("/\u00e9", "/")]
    [InlineData("/api/ke\ud83d\ude00ys", "/api/keys")]
    [InlineData("/api/{i\u00e9d}/keys", "/api/{id}/keys")]
    [InlineData("/api/<int:id>", "/api/{id}")]
    [InlineData("/api/{id:int}", "/api/{id}")]
    [InlineData("/api/file-{id}", "/api/file-/{id}")]
    public void Nearest_route_is_claimed(string text, string claim) => AssertClaims(text, claim);

    [Theory]
    [InlineData("/api/:users", "/api/{users}", "/api/users")]
    [InlineData("/api/{users", "/api/{users}", "/api/users")]
    [InlineData("/api/us*ers", "/api/{id}", "/api/users")]
    [InlineData("/api/users*", "/api/users/{*rest}", "/api/users")]
    [InlineData("/api/{id}orders", "/api/{id}", "/api/{id}/orders")]
    [InlineData("/api/%61dmin", "/api/admin", "/api/61dmin")]
    [InlineData("/*", "/{*rest}", "/")]
    [InlineData("/api/a, /api/b", "/api/a", "/api/b")]
    [InlineData("/api/a /api/b", "/api/a/api/b", "/api/a", "/api/b")]
    [InlineData("/api /users", "/api/users")]
    public void Both_readings_are_claimed_where_there_are_two(string text, params string[] claims) => AssertClaims(text, claims);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\ufeff")]
    [InlineData("%%")]
    [InlineData("/api/\u00e9/{*rest}")]
    [InlineData("/api/}/x")]
    public void Nothing_is_claimed_where_nothing_can_be_read(string text)
    {
        AssertClaims(text);
        Assert.False(RouteClaim.TryRead(text, out _));
    }

    [Fact]
    public void Route_beyond_the_bounds_claims_nothing_unless_the_slip_made_it_too_long()
    {
        var longest = "/" + new string('a', 511);

        AssertClaims(longest + "a");
        AssertClaims(longest + "\u00e9", longest);
        AssertClaims(string.Concat(Enumerable.Repeat("/a", 33)));
        AssertClaims("/" + new string('*', 100_000));
    }

    private static void AssertClaims(string text, params string[] claims) => Assert.Equal(claims, RouteClaim.Read(text).Select(claim => claim.Text));
}
