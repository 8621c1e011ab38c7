namespace CorsFunctions.Tests;

public class ActualResponseTests
{
    private const string Origin = "https://app.example.com";

    private static readonly Policies.PolicySet Set = Given.Set(
        Given.Row("r", Origin, "ExposedHeaders", "X-Request-Id, ETag", "Credentials", true));

    [Fact]
    public void Allowed_origin_may_read_the_response_and_the_exposed_headers()
    {
        var headers = Given.Headers(Set, Given.Actual(Origin));

        Assert.Equal(Origin, headers["Access-Control-Allow-Origin"]);
        Assert.Equal("true", headers["Access-Control-Allow-Credentials"]);
        Assert.Equal("X-Request-Id, ETag", headers["Access-Control-Expose-Headers"]);
    }

    [Fact]
    public void Preflight_only_headers_stay_off() =>
        Assert.Equal(
            ["Access-Control-Allow-Credentials", "Access-Control-Allow-Origin", "Access-Control-Expose-Headers", "Vary"],
            Given.Headers(Set, Given.Actual(Origin)).Names.Order());

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData(null)]
    public void Other_requests_get_nothing_but_Vary(string? origin) =>
        Assert.Equal(["Vary"], Given.Headers(Set, Given.Actual(origin)).Names);

    [Theory]
    [InlineData(Origin, Origin)]
    [InlineData("https://evil.example", null)]
    [InlineData(null, null)]
    public void Headers_of_the_function_itself_are_replaced(string? origin, string? allowed)
    {
        var headers = Given.Headers(
            Set, Given.Actual(origin), ("access-control-allow-origin", "*"), ("Access-Control-Allow-Methods", "PUT"), ("ETag", "1"));

        Assert.True(headers.HadOwn);
        Assert.Equal(allowed, headers["Access-Control-Allow-Origin"]);
        Assert.Null(headers["Access-Control-Allow-Methods"]);
        Assert.Equal("1", headers["ETag"]);
    }

    [Fact]
    public void Function_without_headers_of_its_own_is_not_reported() =>
        Assert.False(Given.Headers(Set, Given.Actual(Origin), ("ETag", "1")).HadOwn);

    [Theory]
    [InlineData("https://anyone.example")]
    [InlineData("not an origin")]
    [InlineData(null)]
    public void Open_route_answers_alike_whatever_the_origin(string? origin)
    {
        var headers = Given.Headers(Given.Set(Given.Row("r", "*", "ExposedHeaders", "*")), Given.Actual(origin));

        Assert.Equal("*", headers["Access-Control-Allow-Origin"]);
        Assert.Equal("*", headers["Access-Control-Expose-Headers"]);
        Assert.Null(headers["Vary"]);
    }

    [Fact]
    public void Open_row_beside_others_repeats_the_origin()
    {
        var set = Given.Set(Given.Row("a", "*"), Given.Row("b", Origin));

        Assert.Equal("https://anyone.example", Given.Headers(set, Given.Actual("https://anyone.example"))["Access-Control-Allow-Origin"]);
        Assert.Null(Given.Headers(set, Given.Actual("https://anyone.example/"))["Access-Control-Allow-Origin"]);
    }

    [Fact]
    public void Decision_costs_no_allocation()
    {
        var set = Given.Set(Given.Row("a", Origin), Given.Row("b", "https://*.example.com", "Headers", "x-a, x-b"));
        CorsRequest[] requests =
        [
            Given.Actual(Origin), Given.Actual("https://x.y.example.com"), Given.Actual("https://evil.example"), Given.Actual("nonsense"),
            Given.Actual(null), Given.Preflight(Origin, "GET"), Given.Preflight("https://x.example.com", "POST", "x-a,x-b"),
            Given.Preflight("https://x.example.com", "PUT", "x-c"), Given.Actual(Origin, path: "/api/%2e/x"),
        ];
        Assert.All(requests, request => Given.Decide(set, request));

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var request in requests)
        {
            Given.Decide(set, request);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Request_without_Origin_is_never_refused() =>
        Assert.NotEqual(CorsOutcome.Refused, Given.Decide(Given.Set(), Given.Actual(null)).Outcome);

    [Theory]
    [InlineData("X-A, X-B", "X-A, X-B")]
    [InlineData("*", "*")]
    [InlineData("", null)]
    public void Exposed_headers_are_written_as_the_row_has_them(string listed, string? written) =>
        Assert.Equal(written, Given.Set(Given.Row("r", Origin, "ExposedHeaders", listed)).Policies[0].ExposedHeaders);
}
