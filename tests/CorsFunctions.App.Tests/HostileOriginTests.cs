using CorsFunctions.App.Tests.Support;

namespace CorsFunctions.App.Tests;

/// <summary>Values of Origin that no browser sends, and some that look like an allowed one.</summary>
public sealed class HostileOriginTests(Target target)
{
    public static TheoryData<string> NotAllowed { get; } =
    [
        "", " ", "*", "null", "NULL", "https://", "https", "https://*.tenants.example.com",
        "https://app.example.com/", "https://app.example.com/path", "https://app.example.com?", "https://app.example.com#x",
        "https://app.example.com:443", "https://app.example.com.", "https://APP.example.com", "HTTPS://app.example.com", "http://app.example.com",
        "https://app.example.com.evil.example", "https://evil.example/app.example.com", "https://app.example.com@evil.example",
        "https://evil.example#@app.example.com", "https://xapp.example.com", "https://tenants.example.com", "https://evil-tenants.example.com",
        "https://evil.example,https://app.example.com", "https://app.example.com, https://app.example.com", "https://app.example.com https://app.example.com",
        "https://app.example.com\u0001", "https://app.example.com\u007f", "https://app\t.example.com", "https://app.example.com\u00a0",
        "https://a\u00c3\u00a9.tenants.example.com", "https://app.example.com%0d%0aX-Evil:1", "https://a..tenants.example.com", "https://.tenants.example.com",
        "https://localhost:5173", "http://localhost:", "http://localhost:99999", "http://localhost:05173", "http://localhost.evil.example:1", "http://[::1]:3000",
    ];

    public static TheoryData<string, string> TooLong { get; } = new()
    {
        { "64 KB", "https://" + new string('a', 65_536) + ".tenants.example.com" },
        { "28 KB, one label", "https://" + new string('a', 28_000) + ".tenants.example.com" },
        { "28 KB, many labels", "https://" + string.Concat(Enumerable.Repeat("a.", 14_000)) + "tenants.example.com" },
        { "28 KB, a port", "http://localhost:" + new string('1', 28_000) },
        { "28 KB, an address", "http://[" + new string(':', 28_000) + "]" },
        { "a label of 64", "https://" + new string('a', 64) + ".tenants.example.com" },
    };

    [Theory]
    [MemberData(nameof(NotAllowed))]
    public Task Origin_that_is_not_the_allowed_one_to_the_last_byte_is_refused(string origin) => AssertRefusedAsync($"Origin: {origin}");

    [Theory]
    [MemberData(nameof(TooLong))]
    public Task Long_origin_is_refused(string what, string origin)
    {
        Assert.NotEmpty(what);
        return AssertRefusedAsync($"Origin: {origin}");
    }

    [Theory]
    [InlineData(Sample.App, Sample.App)]
    [InlineData(Sample.App, Sample.Refused)]
    [InlineData(Sample.Refused, Sample.App)]
    public Task Several_origin_lines_are_no_origin(string first, string second) => AssertRefusedAsync($"Origin: {first}", $"Origin: {second}");

    [Fact]
    public Task Several_origin_lines_of_different_case_are_no_origin() => AssertRefusedAsync($"Origin: {Sample.App}", $"ORIGIN: {Sample.Refused}");

    [Theory]
    [InlineData("Origin: a\rb")]
    [InlineData("Origin: a\0b")]
    [InlineData("Origin : https://app.example.com")]
    [InlineData("Origin: https://app.example.com\r\n folded")]
    [InlineData("Origin: https://\u00e9.tenants.example.com")]
    public Task Line_that_is_no_header_line_is_refused(string line) => AssertRefusedAsync(line);

    [Theory]
    [InlineData("Origin:https://app.example.com")]
    [InlineData("origin: https://app.example.com")]
    [InlineData("ORIGIN: \t https://app.example.com \t")]
    public async Task Case_of_the_name_and_space_around_the_value_do_not_count(string line)
        => Assert.Equal(Sample.AppLines, (await target.SendAsync(RawRequest.Get("/api/data", line))).CorsLines);

    // The host joins the lines of a name and leaves out the empty ones (StringValues.ToString), so no worker can see that there were two.
    // Its forwarder joins them all, and what arrives is no origin.
    [Fact]
    public async Task Empty_second_line_does_not_count_or_spoils_the_origin() =>
        Assert.Equal(
            Forwarder.IsOn ? [] : Sample.AppLines,
            (await target.SendAsync(RawRequest.Get("/api/data", $"Origin: {Sample.App}", "Origin:"))).CorsLines);

    private async Task AssertRefusedAsync(params string[] originLines)
    {
        var actual = await target.SendAsync(RawRequest.Get("/api/data", originLines));
        var preflight = await target.SendAsync(new RawRequest("OPTIONS", "/api/data", [.. originLines, "Access-Control-Request-Method: PUT"]));

        var most = Forwarder.MayRefuse(originLines) ? 500 : 499;
        Assert.InRange(actual.Status, 400, most);
        Assert.True(preflight.Status == 204 || (preflight.Status >= 400 && preflight.Status <= most), $"{preflight}");
        Assert.Empty(actual.CorsLines);
        Assert.Empty(preflight.CorsLines);
    }
}
