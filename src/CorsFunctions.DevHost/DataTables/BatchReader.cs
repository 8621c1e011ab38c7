using System.Globalization;
using System.Text;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Takes a transaction's multipart answer apart. It needs no boundary names: an answer's lines are its own until the next "--".</summary>
internal static class BatchReader
{
    public static IReadOnlyList<Response> Read(BinaryData content)
    {
        var responses = new List<Response>();
        using var lines = new StringReader(content.ToString());
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith("HTTP/1.1 ", StringComparison.Ordinal))
            {
                responses.Add(ReadResponse(line["HTTP/1.1 ".Length..], lines));
            }
        }

        return responses;
    }

    private static BatchResponse ReadResponse(string statusLine, StringReader lines)
    {
        var (code, reason) = Halves(statusLine, ' ');
        if (!int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status))
        {
            throw new FormatException("A transaction's answer has a part whose first line is not an HTTP status line.");
        }

        var headers = new List<HttpHeader>();
        while (lines.ReadLine() is { Length: > 0 } line)
        {
            var (name, value) = Halves(line, ':');
            headers.Add(new HttpHeader(name, value.Trim()));
        }

        var body = new StringBuilder();
        while (lines.ReadLine() is { } line && !line.StartsWith("--", StringComparison.Ordinal))
        {
            body.AppendLine(line);
        }

        return new(status, reason, headers, body.ToString().Trim());
    }

    private static (string Left, string Right) Halves(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
    }
}
