using System.Text;

namespace CorsFunctions.Testing;

/// <summary>
/// A request as it goes over the wire: a header line is written as it stands. <c>Host</c> and <c>Connection: close</c> are added,
/// and <c>Content-Length</c> where there is a body.
/// </summary>
public sealed record RawRequest(string Method, string Path, params string[] HeaderLines)
{
    public string Body { get; init; } = "";

    /// <summary>How characters become bytes. Default Latin-1: every character is one byte.</summary>
    public Encoding Encoding { get; init; } = Encoding.Latin1;

    public static RawRequest Get(string path, params string[] headerLines) => new("GET", path, headerLines);

    public static RawRequest Preflight(string path, string origin, string method, params string[] headerLines)
        => new("OPTIONS", path, [$"Origin: {origin}", $"Access-Control-Request-Method: {method}", .. headerLines]);

    public string ToText(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var text = new StringBuilder($"{Method} {Path} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n");
        foreach (var line in HeaderLines)
        {
            text.Append(line).Append("\r\n");
        }

        // Some servers in front of an app refuse a POST that does not tell its length.
        if (Body.Length > 0 || Method is "POST" or "PUT" or "PATCH")
        {
            text.Append("Content-Length: ").Append(Encoding.GetByteCount(Body)).Append("\r\n");
        }

        return text.Append("\r\n").Append(Body).ToString();
    }
}
