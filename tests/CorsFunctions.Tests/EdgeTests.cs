namespace CorsFunctions.Tests;

/// <summary>Bounds, to the character.</summary>
public class EdgeTests
{
    private const string Origin = "https://app.example.com";

    [Theory]
    [InlineData(" ", true)]
    [InlineData("~", true)]
    [InlineData("", false)]
    [InlineData("\u007f", false)]
    [InlineData("\u001f", false)]
    public void Quotable_text_is_printable_ASCII(string text, bool quotable) => Assert.Equal(quotable, HeaderText.IsQuotable(text));

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void Quotable_text_has_a_bound(int length, bool quotable) => Assert.Equal(quotable, HeaderText.IsQuotable(new string('a', length)));

    [Fact]
    public void Printable_text_of_the_longest_length_is_not_cut()
    {
        Assert.Equal("abc", Printable.Text("abc", 3));
        Assert.Equal("abc…", Printable.Text("abcd", 3));
        Assert.Equal("a\\u000a", Printable.Text("a\n", 3));
        Assert.Equal("a\\u000ab…", Printable.Text("a\nbc", 3));
    }

    [Theory]
    [InlineData(512, true)]
    [InlineData(513, false)]
    public void Route_of_the_longest_length_is_taken(int length, bool taken) =>
        Assert.Equal(taken, RouteTemplate.TryParse("/" + new string('a', length - 1), out _, out _));

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void Route_of_the_most_segments_is_taken(int segments, bool taken) =>
        Assert.Equal(taken, RouteTemplate.TryParse(string.Concat(Enumerable.Repeat("/a", segments)), out _, out _));

    [Theory]
    [InlineData("/{_a}", true)]
    [InlineData("/{9}", false)]
    [InlineData("/{a-b}", false)]
    [InlineData("/{a9_}", true)]
    public void Parameter_has_a_name(string route, bool taken) => Assert.Equal(taken, RouteTemplate.TryParse(route, out _, out _));

    [Theory]
    [InlineData(2048, true)]
    [InlineData(2049, false)]
    public void Ambiguous_path_of_the_longest_length_is_read(int length, bool governed) =>
        Assert.Equal(governed, Given.Set(Given.Row("r", "*")).FindRoute("/%41" + new string('a', length - 4)) is not null);

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
    [InlineData("?x", "/")]
    [InlineData("/a%3Fb", "/a")]
    [InlineData("/%252561", "/a")]
    [InlineData("/%25252561", null)]
    public void Path_has_one_lax_reading(string path, string? reading)
    {
        var buffer = new char[path.Length];

        Assert.Equal(reading is not null, LaxPath.TryRead(path, buffer, out var length));
        if (reading is not null)
        {
            Assert.Equal(reading, new string(buffer, 0, length));
        }
    }

    [Theory]
    [InlineData("windows.net", true)]
    [InlineData("core.windows.net", true)]
    [InlineData("uk", true)]
    [InlineData("web.core.windows.net", false)]
    [InlineData("example.com", false)]
    [InlineData("www.ck", false)]
    [InlineData("windows.net.", true)]
    public void Suffixes_are_known_by_what_is_above_them(string host, bool below) => Assert.Equal(below, PublicSuffixList.HasPublicSuffixBelow(host));

    [Theory]
    [InlineData("https://*.", 251, true)]
    [InlineData("https://*.", 252, false)]
    public void Wildcard_leaves_room_for_a_subdomain(string start, int length, bool taken)
    {
        var host = string.Concat(Enumerable.Repeat("a.", 125)) + new string('b', length - 250);

        Assert.Equal(taken, OriginPattern.TryParse(start + host, out _, out _));
    }

    [Fact]
    public void Origin_of_the_longest_length_is_looked_up()
    {
        var host = string.Concat(Enumerable.Repeat("a.", 126)) + "b.";
        var origin = $"{new string('s', Origins.Origin.MaxSchemeLength)}://{host}:12345";
        var set = Given.Set(Given.Row("r", $"https://x.example {origin}"));

        Assert.Equal(Origins.Origin.MaxLength, origin.Length);
        Assert.Equal(CorsOutcome.Allowed, Given.Decide(set, Given.Actual(origin)).Outcome);
        Assert.Equal(CorsReason.OriginMalformed, Given.Decide(set, Given.Actual(origin + "6")).Reason);
    }

    [Fact]
    public void First_null_row_of_a_route_counts_and_goes_before_the_star()
    {
        var set = Given.Set(
            Given.Row("a", "null", "Tolerate", "null-origin"), Given.Row("b", "null", "Tolerate", "null-origin"), Given.Row("c", "*"));

        Assert.Equal("a", Given.Decide(set, Given.Actual("null")).Policy?.RowKey);
    }

    [Theory]
    [InlineData("PUT", "OPTIONS", "Preflight")]
    [InlineData("PUT", "GET", "Actual")]
    [InlineData(null, "OPTIONS", "Actual")]
    public void Preflight_is_OPTIONS_with_a_requested_method(string? requested, string method, string kind) =>
        Assert.Equal(kind, new CorsRequest(method, "/", Origin, requested, null).Kind.ToString());

    [Fact]
    public void Request_without_Origin_is_never_refused() =>
        Assert.NotEqual(CorsOutcome.Refused, Given.Decide(Given.Set(), Given.Actual(null)).Outcome);

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

    [Fact]
    public void App_may_vary_every_response_on_the_origin()
    {
        var headers = new ResponseHeaders([]);

        new CorsHeaders { AlwaysVaryOnOrigin = true }.Apply(Given.Decide(Given.Set(Given.Row("r", "*")), Given.Actual(Origin)), headers);

        Assert.Equal("Origin", headers["Vary"]);
    }

    [Fact]
    public void Every_reason_has_a_name_of_its_own() =>
        Assert.Equal(
            ["", "header-not-allowed", "method-not-allowed", "no-policies", "no-route", "origin-malformed", "origin-not-allowed", "policies-unavailable"],
            Enum.GetValues<CorsReason>().Select(reason => reason.ToName()).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("X-A, X-B", "X-A, X-B")]
    [InlineData("*", "*")]
    [InlineData("", null)]
    public void Exposed_headers_are_written_as_the_row_has_them(string listed, string? written) =>
        Assert.Equal(written, Given.Set(Given.Row("r", Origin, "ExposedHeaders", listed)).Policies[0].ExposedHeaders);

    [Theory]
    [InlineData("Headers", 256, true)]
    [InlineData("Headers", 257, false)]
    [InlineData("ExposedHeaders", 256, true)]
    [InlineData("ExposedHeaders", 257, false)]
    [InlineData("Methods", 64, true)]
    [InlineData("Methods", 65, false)]
    public void Name_of_the_longest_length_is_taken(string column, int length, bool taken) =>
        Assert.Equal(taken, !Given.Set(Given.Row("r", Origin, column, new string('A', length))).Findings.Any(finding => finding.Severity == FindingSeverity.Error));

    [Fact]
    public void Star_with_credentials_exposes_nothing() =>
        Assert.Equal(
            ("ExposedHeaders", "*", "incompatible:credentials"),
            Assert.Single(Given.Set(Given.Row("r", Origin, "ExposedHeaders", "*", "Credentials", true)).Findings) is var finding
                ? (finding.Column, finding.Value, finding.Reason)
                : default);
}
