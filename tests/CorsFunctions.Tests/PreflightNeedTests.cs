using CorsFunctions.Browser;

namespace CorsFunctions.Tests;

/// <summary>When a browser asks first: the safelists of the Fetch standard.</summary>
public sealed class PreflightNeedTests
{
    [Theory]
    [InlineData("GET", false)]
    [InlineData("HEAD", false)]
    [InlineData("POST", false)]
    [InlineData("PUT", true)]
    [InlineData("DELETE", true)]
    [InlineData("OPTIONS", true)]
    [InlineData("get", true)]
    public void Method_needs_a_preflight_unless_forms_have_it(string method, bool needed) =>
        Assert.Equal(needed, PreflightNeed.Of(method, []).IsNeeded);

    [Theory]
    [InlineData("put", "PUT")]
    [InlineData("Delete", "DELETE")]
    [InlineData("patch", "patch")]
    [InlineData("PATCH", "PATCH")]
    public void Six_methods_are_upper_cased(string method, string normalized) => Assert.Equal(normalized, FetchMethod.Normalize(method));

    [Theory]
    [InlineData("accept", "application/json", null)]
    [InlineData("accept", "text/html;q=(1)", PreflightReasonKind.HeaderValue)]
    [InlineData("accept", "a\tb", null)]
    [InlineData("accept", "a\u0001b", PreflightReasonKind.HeaderValue)]
    [InlineData("accept-language", "en-US,en;q=0.9", null)]
    [InlineData("content-language", "de_DE", PreflightReasonKind.HeaderValue)]
    [InlineData("content-type", "text/plain;charset=UTF-8", null)]
    [InlineData("content-type", "multipart/form-data; boundary=x", null)]
    [InlineData("content-type", "Application/X-WWW-Form-Urlencoded", null)]
    [InlineData("content-type", "application/json", PreflightReasonKind.ContentType)]
    [InlineData("content-type", "text/plain, application/json", PreflightReasonKind.ContentType)]
    [InlineData("content-type", "text/plain;x=\"a\"", PreflightReasonKind.ContentType)]
    [InlineData("range", "bytes=0-99", null)]
    [InlineData("range", "bytes=5-", null)]
    [InlineData("range", "bytes=5-5", null)]
    [InlineData("range", "items=0-1", PreflightReasonKind.HeaderValue)]
    [InlineData("range", "bytes=-5", PreflightReasonKind.HeaderValue)]
    [InlineData("range", "bytes=9-5", PreflightReasonKind.HeaderValue)]
    [InlineData("range", "bytes=0-1,2-3", PreflightReasonKind.HeaderValue)]
    [InlineData("authorization", "x", PreflightReasonKind.HeaderName)]
    [InlineData("x-requested-with", "XMLHttpRequest", PreflightReasonKind.HeaderName)]
    public void Header_needs_a_preflight_unless_it_is_safelisted(string name, string value, object? expected)
    {
        var need = PreflightNeed.Of("GET", [new HeaderLine(name, value)]);

        Assert.Equal(expected, need.Reasons.SingleOrDefault()?.Kind);
        Assert.Equal(expected is null ? null : name, need.RequestHeaders);
    }

    [Fact]
    public void Value_over_128_bytes_needs_a_preflight()
    {
        Assert.False(PreflightNeed.Of("GET", [new HeaderLine("accept", new string('a', 128))]).IsNeeded);
        Assert.Equal(PreflightReasonKind.LongValue, PreflightNeed.Of("GET", [new HeaderLine("accept", new string('a', 129))]).Reasons.Single().Kind);
    }

    [Fact]
    public void Safelisted_values_over_1024_bytes_together_need_a_preflight()
    {
        var lines = Enumerable.Repeat(new HeaderLine("accept", new string('a', 128)), 8).ToList();

        Assert.False(PreflightNeed.Of("GET", lines).IsNeeded);
        var need = PreflightNeed.Of("GET", [.. lines, new HeaderLine("accept", "a")]);
        Assert.Equal("accept", need.RequestHeaders);
        Assert.Equal("the value of the header accept and those of the other simple headers are longer than 1024 bytes together", need.Reasons[0].Sentence);
    }

    [Fact]
    public void Names_are_lower_case_sorted_and_once() =>
        Assert.Equal("authorization,x-b", PreflightNeed.Of("PUT", [new("X-B", "1"), new("Authorization", "1"), new("x-b", "2")]).RequestHeaders);
}
