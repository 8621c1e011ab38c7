namespace CorsFunctions.Tests;

public class PreflightHeadersTests
{
    private const string Origin = "https://app.example.com";

    private static readonly Policies.PolicySet Named = Given.Set(Given.Row(
        "r", Origin, "Methods", "put delete patch", "Headers", "Authorization, Content-Type", "Credentials", true, "MaxAge", 30));

    [Fact]
    public void Allowed_preflight_gets_the_whole_lists_of_the_row()
    {
        var headers = Given.Headers(Named, Given.Preflight(Origin, "PUT", "authorization,content-type"));

        Assert.Equal(Origin, headers["Access-Control-Allow-Origin"]);
        Assert.Equal("true", headers["Access-Control-Allow-Credentials"]);
        Assert.Equal("PUT, DELETE, patch", headers["Access-Control-Allow-Methods"]);
        Assert.Equal("Authorization, Content-Type", headers["Access-Control-Allow-Headers"]);
        Assert.Equal("30", headers["Access-Control-Max-Age"]);
        Assert.Null(headers["Access-Control-Expose-Headers"]);
    }

    [Fact]
    public void Refused_origin_gets_nothing_but_Vary() =>
        Assert.Equal(["Vary"], Given.Headers(Named, Given.Preflight("https://evil.example")).Names);

    [Theory]
    [InlineData("PATCH", null, "method-not-allowed")]
    [InlineData("put", null, "method-not-allowed")]
    [InlineData("", null, "method-not-allowed")]
    [InlineData("PUT, DELETE", null, "method-not-allowed")]
    [InlineData("PUT", "x-other", "header-not-allowed")]
    [InlineData("PATCH", "x-other", "method-not-allowed")]
    public void Refused_method_or_header_gets_the_truth_so_that_the_browser_names_it(string method, string? requested, string reason)
    {
        var request = Given.Preflight(Origin, method, requested);
        var headers = Given.Headers(Named, request);

        Assert.Equal(reason, Given.Decide(Named, request).Reason.ToName());
        Assert.Equal(Origin, headers["Access-Control-Allow-Origin"]);
        Assert.Equal("PUT, DELETE, patch", headers["Access-Control-Allow-Methods"]);
        Assert.Equal("Authorization, Content-Type", headers["Access-Control-Allow-Headers"]);
        Assert.Null(headers["Access-Control-Max-Age"]);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("POST")]
    public void Safelisted_method_needs_no_listing(string method) =>
        Assert.Equal(CorsOutcome.Allowed, Given.Decide(Named, Given.Preflight(Origin, method)).Outcome);

    [Fact]
    public void Star_without_credentials_is_answered_with_stars()
    {
        var set = Given.Set(Given.Row("r", Origin, "Methods", "*", "Headers", "*"));
        var headers = Given.Headers(set, Given.Preflight(Origin, "PURGE", "x-a,x-b"));

        Assert.Equal("*", headers["Access-Control-Allow-Methods"]);
        Assert.Equal("*", headers["Access-Control-Allow-Headers"]);
    }

    [Fact]
    public void Star_with_credentials_is_answered_with_what_was_asked_for()
    {
        var set = Given.Set(Given.Row("r", Origin, "Methods", "*", "Headers", "*", "Credentials", true));
        var headers = Given.Headers(set, Given.Preflight(Origin, "PURGE", "x-a,x-b"));

        Assert.Equal("PURGE", headers["Access-Control-Allow-Methods"]);
        Assert.Equal("x-a,x-b", headers["Access-Control-Allow-Headers"]);
        Assert.Null(Given.Headers(set, Given.Preflight(Origin, "PURGE"))["Access-Control-Allow-Headers"]);
    }

    [Fact]
    public void What_was_asked_for_is_repeated_as_it_stands()
    {
        const string Requested = "x-a,x-b";
        var set = Given.Set(Given.Row("r", Origin, "Headers", "*", "Credentials", true));

        Assert.Same(Requested, Given.Decide(set, Given.Preflight(Origin, "GET", Requested)).AllowHeaders);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Endless_list_under_a_star_is_not_repeated(bool credentials)
    {
        var set = Given.Set(Given.Row("r", Origin, "Headers", "*", "Credentials", credentials));
        var request = Given.Preflight(Origin, "GET", string.Join(',', Enumerable.Repeat("x-header", 300)));

        Assert.Equal(CorsReason.HeaderNotAllowed, Given.Decide(set, request).Reason);
        Assert.Null(Given.Headers(set, request)["Access-Control-Allow-Headers"]);
    }

    [Theory]
    [InlineData("delete", "DELETE")]
    [InlineData("Get", "GET")]
    [InlineData("head", "HEAD")]
    [InlineData("Options", "OPTIONS")]
    [InlineData("post", "POST")]
    [InlineData("Put", "PUT")]
    [InlineData("patch", "patch")]
    [InlineData("Purge", "Purge")]
    public void Method_of_a_row_is_announced_as_browsers_send_it(string written, string announced) =>
        Assert.Equal(announced, Given.Headers(Given.Set(Given.Row("r", Origin, "Methods", written)), Given.Preflight(Origin, "GET"))["Access-Control-Allow-Methods"]);

    [Fact]
    public void Exposed_headers_are_for_the_actual_response_alone() =>
        Assert.Null(Given.Headers(Given.Set(Given.Row("r", Origin, "ExposedHeaders", "X-A")), Given.Preflight(Origin, "GET"))["Access-Control-Expose-Headers"]);

    [Theory]
    [InlineData("\t", null)]
    [InlineData(",", null)]
    [InlineData("x-a,\tx-b", "x-a,x-b")]
    [InlineData(" x-a", "x-a")]
    [InlineData(",x-a", "x-a")]
    [InlineData("x-a,", "x-a")]
    [InlineData("x-a,,x-b", "x-a,x-b")]
    public void Star_with_credentials_repeats_names_and_not_what_a_proxy_put_between_them(string requested, string? answered)
    {
        var set = Given.Set(Given.Row("r", Origin, "Headers", "*", "Credentials", true));
        var listing = Given.Set(Given.Row("r", Origin, "Headers", "*, Authorization", "Credentials", true));

        Assert.Equal(answered, Given.Headers(set, Given.Preflight(Origin, "GET", requested))["Access-Control-Allow-Headers"]);
        Assert.Equal(answered ?? "Authorization", Given.Headers(listing, Given.Preflight(Origin, "GET", requested))["Access-Control-Allow-Headers"]);
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("connect")]
    [InlineData("PU T")]
    [InlineData("PUT\r\nX-Evil: 1")]
    [InlineData("")]
    public void Star_covers_no_forbidden_and_no_ill_formed_method(string method)
    {
        var set = Given.Set(Given.Row("r", Origin, "Methods", "*", "Credentials", true));
        var request = Given.Preflight(Origin, method);

        Assert.Equal(CorsReason.MethodNotAllowed, Given.Decide(set, request).Reason);
        Assert.Null(Given.Headers(set, request)["Access-Control-Allow-Methods"]);
    }

    [Fact]
    public void Star_repeats_no_endless_method()
    {
        var set = Given.Set(Given.Row("r", Origin, "Methods", "*", "Credentials", true));

        Assert.Equal(CorsOutcome.Allowed, Given.Decide(set, Given.Preflight(Origin, new string('A', 64))).Outcome);
        Assert.NotEqual(CorsOutcome.Allowed, Given.Decide(set, Given.Preflight(Origin, new string('A', 65))).Outcome);
    }

    [Theory]
    [InlineData("*", false)]
    [InlineData("*, Authorization", true)]
    public void Star_covers_Authorization_only_if_it_is_listed(string listed, bool allowed)
    {
        foreach (var credentials in new[] { false, true })
        {
            var set = Given.Set(Given.Row("r", Origin, "Headers", listed, "Credentials", credentials));

            Assert.Equal(allowed, Given.Decide(set, Given.Preflight(Origin, "GET", "authorization,x-a")).Outcome == CorsOutcome.Allowed);
        }
    }

    [Fact]
    public void Refused_Authorization_is_left_out_so_that_lax_browsers_refuse_it_too()
    {
        var set = Given.Set(Given.Row("r", Origin, "Headers", "*"));

        Assert.Equal("x-a,x-b", Given.Headers(set, Given.Preflight(Origin, "GET", "authorization,x-a,x-b"))["Access-Control-Allow-Headers"]);
        Assert.Null(Given.Headers(set, Given.Preflight(Origin, "GET", "authorization"))["Access-Control-Allow-Headers"]);
    }

    [Fact]
    public void Listed_Authorization_is_announced_beside_the_star()
    {
        var set = Given.Set(Given.Row("r", Origin, "Headers", "authorization *"));

        Assert.Equal("*, Authorization", Given.Headers(set, Given.Preflight(Origin, "GET", "authorization"))["Access-Control-Allow-Headers"]);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("86400")]
    public void MaxAge_is_announced_as_the_row_has_it(string seconds)
    {
        var set = Given.Set(Given.Row("r", Origin, "MaxAge", seconds));

        Assert.Equal(seconds, Given.Headers(set, Given.Preflight(Origin, "GET"))["Access-Control-Max-Age"]);
    }

    [Fact]
    public void Defaults_are_safelisted_methods_no_headers_ten_minutes_no_credentials()
    {
        var headers = Given.Headers(Given.Set(Given.Row("r", Origin)), Given.Preflight(Origin, "GET"));

        Assert.Equal("GET, HEAD, POST", headers["Access-Control-Allow-Methods"]);
        Assert.Null(headers["Access-Control-Allow-Headers"]);
        Assert.Equal("600", headers["Access-Control-Max-Age"]);
        Assert.Null(headers["Access-Control-Allow-Credentials"]);
    }

    [Theory]
    [InlineData("PUT", "OPTIONS", "Preflight")]
    [InlineData("PUT", "GET", "Actual")]
    [InlineData(null, "OPTIONS", "Actual")]
    public void Preflight_is_OPTIONS_with_a_requested_method(string? requested, string method, string kind) =>
        Assert.Equal(kind, new CorsRequest(method, "/", Origin, requested, null).Kind.ToString());

    [Fact]
    public void Refused_method_under_a_star_of_headers_gets_the_listed_headers()
    {
        var set = Given.Set(Given.Row("r", Origin, "Headers", "* X-A"));

        Assert.Equal("X-A", Given.Headers(set, Given.Preflight(Origin, "PUT", "x-b"))["Access-Control-Allow-Headers"]);
    }

    [Theory]
    [InlineData("x-b, authorization", "x-b,authorization")]
    [InlineData("authorization,x-b", "authorization,x-b")]
    public void Listed_Authorization_is_repeated_with_credentials(string requested, string answered)
    {
        var set = Given.Set(Given.Row("r", Origin, "Headers", "* authorization", "Credentials", true));

        Assert.Equal(answered, Given.Headers(set, Given.Preflight(Origin, "GET", requested))["Access-Control-Allow-Headers"]);
    }

    [Fact]
    public void Ill_formed_names_under_a_star_are_answered_with_nothing()
    {
        var set = Given.Set(Given.Row("r", Origin, "Headers", "*"));

        Assert.Null(Given.Headers(set, Given.Preflight(Origin, "GET", "x-a,(x)"))["Access-Control-Allow-Headers"]);
    }
}
