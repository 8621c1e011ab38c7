using System.Security.Cryptography;
using System.Text;
using CorsFunctions.Worker.Endpoints;
using CorsFunctions.Worker.Tests.Support;

namespace CorsFunctions.Worker.Tests.Endpoints;

public class ConsoleTests
{
    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task Page_runs_its_own_script_and_style_and_nothing_else(Mode mode)
    {
        await using var app = await TestApp.StartAsync(mode);

        var response = await app.AskAsync("/api/cors/console?code=s3cret");

        Assert.Equal((200, "text/html; charset=utf-8"), (response.Status, response.Value("Content-Type")));
        Assert.Equal(
            $"default-src 'none'; script-src {Hash(response.Body, "script")}; style-src {Hash(response.Body, "style")}; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            response.Value("Content-Security-Policy"));
        Assert.DoesNotContain("s3cret", $"{response}{response.Body}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("innerHTML")]
    [InlineData("insertAdjacentHTML")]
    [InlineData("document.write")]
    [InlineData("eval(")]
    [InlineData(" style=")]
    [InlineData(" onclick")]
    [InlineData("src=")]
    [InlineData("@import")]
    [InlineData("localStorage")]
    [InlineData("sessionStorage")]
    public void Page_has_nothing_that_its_policy_or_a_row_could_turn_against_it(string text) =>
        Assert.DoesNotContain(text, ConsolePage.Page.Html, StringComparison.OrdinalIgnoreCase);

    private static string Hash(string html, string element)
    {
        var start = html.IndexOf($"<{element}>", StringComparison.Ordinal) + element.Length + 2;
        return $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(html[start..html.IndexOf($"</{element}>", start, StringComparison.Ordinal)])))}'";
    }
}
