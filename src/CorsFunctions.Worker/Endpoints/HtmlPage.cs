using System.Security.Cryptography;
using System.Text;

namespace CorsFunctions.Worker.Endpoints;

/// <summary>A page that may run its own script and style and nothing else, and ask this app alone.</summary>
/// <remarks>The hashes are of the text between the tags, as <see href="https://www.w3.org/TR/CSP3/#match-element-to-source-list">CSP, match element to source list</see> has it.</remarks>
internal sealed class HtmlPage
{
    public HtmlPage(string html)
    {
        // A browser reads every line break as LF before it hashes.
        Html = html.ReplaceLineEndings("\n");
        ContentSecurityPolicy =
            $"default-src 'none'; script-src {Hash("script")}; style-src {Hash("style")}; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    public string Html { get; }

    public string ContentSecurityPolicy { get; }

    private string Hash(string element)
    {
        var start = Html.IndexOf($"<{element}>", StringComparison.Ordinal);
        if (start < 0)
        {
            return "'none'";
        }

        start += element.Length + 2;
        var end = Html.IndexOf($"</{element}>", start, StringComparison.Ordinal);
        return $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Html[start..end])))}'";
    }
}
