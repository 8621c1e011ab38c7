using System.Text;
using System.Text.Encodings.Web;
using CorsFunctions.Browser;
using CorsFunctions.Explanations;

namespace CorsFunctions.Worker.Endpoints;

/// <summary>An explanation as a page without script. Whatever comes from the request or a row is encoded.</summary>
internal static class ExplanationPage
{
    private const string Style = """
        :root { color-scheme: light dark; }
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
        pre { white-space: pre-wrap; border: 1px solid; padding: .75rem; }
        """;

    public static HtmlPage Of(Explanation explanation)
    {
        var body = new StringBuilder();
        var request = explanation.Request;
        var reason = explanation.Refusal is { } refusal ? $" ({refusal})" : "";
        body.Append($"<h1>{(explanation.IsAllowed ? "Allowed" : "Refused")}{reason}</h1>\n");
        body.Append($"<p><code>{Encode(request.Method)} {Encode(request.Url)}</code> from <code>{Encode(request.Origin)}</code></p>\n<h2>Step by step</h2>\n<ol>\n");
        foreach (var step in explanation.Steps)
        {
            body.Append($"<li>{(step.Passed ? "✓ passed" : "✗ failed")}: {Encode(step.Detail.TrimEnd('.'))}.</li>\n");
        }

        body.Append("</ol>\n");
        Section(body, "What Chromium prints", explanation.Sentence);
        Section(body, "The smallest edit that allows it", explanation.Edit?.ToString() ?? "");
        Section(body, "Note", explanation.Note);
        Section(body, "Headers of the preflight's answer", Lines(explanation.PreflightHeaders));
        Section(body, "Headers of the response", Lines(explanation.ResponseHeaders));
        return Page(explanation.IsAllowed ? "Allowed" : "Refused", body.ToString());
    }

    public static HtmlPage Of(string error) => Page("Not understood", $"<h1>The question is not understood</h1>\n<p>{Encode(error.TrimEnd('.'))}.</p>\n");

    private static HtmlPage Page(string title, string body) => new($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,">
        <title>{title} – CORS explanation</title>
        <style>{Style}</style>
        </head>
        <body>
        <main>
        {body}</main>
        </body>
        </html>

        """);

    private static void Section(StringBuilder body, string heading, string text)
    {
        if (text.Length > 0)
        {
            body.Append($"<h2>{heading}</h2>\n<pre>{Encode(text)}</pre>\n");
        }
    }

    private static string Lines(IEnumerable<HeaderLine> headers) => string.Join('\n', headers.Select(header => $"{header.Name}: {header.Value}"));

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
