using System.Text;

namespace CorsFunctions.App.Tests.Support;

/// <summary>A request as it goes over the wire. Every character is one byte; a header line is written as it stands.</summary>
internal sealed record RawRequest(string Method, string Path, params string[] HeaderLines)
{
    public string Body { get; init; } = "";

    public static RawRequest Get(string path, params string[] headerLines) => new("GET", path, headerLines);

    public static RawRequest Preflight(string path, string origin, string method, params string[] headerLines)
        => new("OPTIONS", path, [$"Origin: {origin}", $"Access-Control-Request-Method: {method}", .. headerLines]);

    public RawRequest With(string headerLine) => this with { HeaderLines = [.. HeaderLines, headerLine] };

    public byte[] ToBytes(Uri address)
    {
        var text = new StringBuilder($"{Method} {Path} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n");
        foreach (var line in HeaderLines)
        {
            text.Append(line).Append("\r\n");
        }

        // Some servers in front of an app refuse a POST that does not tell its length.
        if (Body.Length > 0 || Method is "POST" or "PUT" or "PATCH")
        {
            text.Append("Content-Length: ").Append(Body.Length).Append("\r\n");
        }

        return Encoding.Latin1.GetBytes(text.Append("\r\n").Append(Body).ToString());
    }
}
