using CorsFunctions.Browser;

namespace CorsFunctions.Tests;

/// <summary>What a browser names when it refuses: the first thing that it finds wrong.</summary>
public class BrowserVerdictTests
{
    private const string Origin = "https://app.example.com";
    private const string AllowOrigin = "Access-Control-Allow-Origin";

    [Theory]
    [InlineData("*", "WildcardWithCredentials")]
    [InlineData("https://app.example.com, https://b.example", "MultipleAllowOrigins")]
    [InlineData("https://app.example.com https://b.example", "MultipleAllowOrigins")]
    [InlineData("null", "OriginMismatch")]
    [InlineData("https://b.example", "OriginMismatch")]
    [InlineData("https://app.example.com/", "OriginMismatch")]
    [InlineData("app.example.com", "InvalidAllowOrigin")]
    [InlineData("/app", "InvalidAllowOrigin")]
    [InlineData("Null", "InvalidAllowOrigin")]
    public void Value_of_Allow_Origin_is_objected_to_by_what_it_is(string value, string objection) =>
        Assert.Equal((objection, value), Told(CorsCheck.Judge(Origin, CredentialsMode.Include, new HeaderList([new(AllowOrigin, value)]))));

    [Fact]
    public void Lines_of_Allow_Origin_are_several_values() =>
        Assert.Equal(
            ("MultipleAllowOrigins", $"{Origin}, {Origin}"),
            Told(CorsCheck.Judge(Origin, CredentialsMode.Omit, new HeaderList([new(AllowOrigin, Origin), new("access-control-allow-origin", Origin)]))));

    [Theory]
    [InlineData("TRUE", "TRUE")]
    [InlineData(null, "")]
    public void Credentials_are_allowed_by_true_alone(string? value, string subject)
    {
        HeaderLine[] lines = value is null ? [new(AllowOrigin, Origin)] : [new(AllowOrigin, Origin), new("Access-Control-Allow-Credentials", value)];

        Assert.Equal(("CredentialsNotAllowed", subject), Told(CorsCheck.Judge(Origin, CredentialsMode.Include, new HeaderList(lines))));
        Assert.True(CorsCheck.Judge(Origin, CredentialsMode.Omit, new HeaderList(lines)).IsAllowed);
    }

    [Theory]
    [InlineData(301, true, "Redirected")]
    [InlineData(302, true, "Redirected")]
    [InlineData(303, true, "Redirected")]
    [InlineData(307, true, "Redirected")]
    [InlineData(308, true, "Redirected")]
    [InlineData(302, false, "StatusNotOk")]
    [InlineData(304, true, "StatusNotOk")]
    [InlineData(199, false, "StatusNotOk")]
    [InlineData(200, true, "None")]
    [InlineData(299, true, "None")]
    [InlineData(300, false, "StatusNotOk")]
    public void Preflight_has_an_ok_status_and_is_no_redirect(int status, bool hasLocation, string objection)
    {
        HeaderLine[] lines = hasLocation ? [new(AllowOrigin, Origin), new("location", "/")] : [new(AllowOrigin, Origin)];

        var verdict = Browser.PreflightCheck.Judge(Origin, "GET", [], CredentialsMode.Omit, status, new HeaderList(lines));

        Assert.Equal((objection, ""), Told(verdict));
        Assert.Equal(objection != "None", verdict.IsOfPreflight);
    }

    [Theory]
    [InlineData("PUT", "x-a", "PUT", "X-A", "None", "")]
    [InlineData("PUT", "x-a", "GET,, PUT,", ",X-A", "None", "")]
    [InlineData("PUT", "x-a", "PUT POST", "X-A", "UnparsableMethods", "")]
    [InlineData("PUT", "x-a", "PUT", "X-A X-B", "UnparsableHeaders", "")]
    [InlineData("put", "x-a", "PUT", "X-A", "MethodNotAllowed", "put")]
    [InlineData("PUT", "x-a", "PUT", "X-B", "HeaderNotAllowed", "x-a")]
    public void Lists_of_a_preflight_name_what_they_lack(string method, string name, string methods, string headers, string objection, string subject)
    {
        var verdict = Browser.PreflightCheck.Judge(
            Origin, method, [name], CredentialsMode.Omit, 204, new HeaderList([new(AllowOrigin, "*"), new("Access-Control-Allow-Methods", methods), new("Access-Control-Allow-Headers", headers)]));

        Assert.Equal((objection, subject), Told(verdict));
        Assert.Equal(objection != "None", verdict.IsOfPreflight);
        Assert.False(verdict.IsChromiumLaxer);
    }

    [Fact]
    public void Star_for_Authorization_is_where_Chromium_is_laxer()
    {
        var verdict = Browser.PreflightCheck.Judge(Origin, "GET", ["authorization"], CredentialsMode.Omit, 204, new HeaderList([new(AllowOrigin, "*"), new("Access-Control-Allow-Headers", "*")]));

        Assert.Equal(("HeaderNotAllowed", "authorization"), Told(verdict));
        Assert.True(verdict.IsChromiumLaxer);
    }

    private static (string Objection, string Subject) Told(BrowserVerdict verdict) => (verdict.Objection.ToString(), verdict.Subject);
}
