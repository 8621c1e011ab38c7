using System.Text;
using CorsFunctions.Browser;

namespace CorsFunctions.Cli.Check.Requests;

/// <summary>Reads what a browser's "Copy as cURL (bash)" gives.</summary>
internal static class CurlCommand
{
    private static readonly HashSet<string> Ignored = new(StringComparer.Ordinal)
    {
        "--compressed", "--insecure", "-k", "--location", "-L", "--silent", "-s", "--show-error", "-S", "--verbose", "-v",
        "--include", "-i", "--http1.1", "--http2", "--globoff", "-g", "-sS", "--fail", "-f",
    };

    /// <param name="text">The whole command.</param>
    /// <param name="origin">The origin to use instead of the command's; null to take that.</param>
    /// <param name="credentials">True to include credentials although the command has no cookie.</param>
    public static CheckRequest Parse(string text, string? origin, bool credentials)
    {
        var words = ShellWords.Split(text);
        if (words is not ["curl", ..])
        {
            throw new BadRequestException("--from-curl wants a command that begins with 'curl'. Choose \"Copy as cURL (bash)\" in the browser's network panel.");
        }

        string? url = null, method = null, cookie = null;
        var headers = new List<HeaderLine>();
        var data = new List<string>();
        for (var i = 1; i < words.Count; i++)
        {
            var (name, value) = Option(words, ref i);
            switch (name)
            {
                case "" or "--url":
                    url = url is null ? value : throw new BadRequestException("The curl command has two URLs. Give one request.");
                    break;
                case "-X" or "--request":
                    method = value;
                    break;
                case "-I" or "--head":
                    method = "HEAD";
                    break;
                case "-H" or "--header":
                    headers.Add(Header(value));
                    break;
                case "-b" or "--cookie":
                    cookie = value;
                    break;
                case "-u" or "--user":
                    headers.Add(new HeaderLine("authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(value))));
                    break;
                case "-d" or "--data" or "--data-ascii" or "--data-binary" or "--data-raw":
                    data.Add(name != "--data-raw" && value.StartsWith('@') ? throw FileBody(value) : value);
                    break;
                case "-A" or "--user-agent" or "-e" or "--referer":
                    break;
                default:
                    throw new BadRequestException($"The curl option '{Printable.Text(name)}' is not understood here. Leave it out, or give the request by --method and --header.");
            }
        }

        cookie ??= BrowserOwnHeaders.Find(headers, "cookie");
        if (data.Count > 0 && BrowserOwnHeaders.Find(headers, "content-type") is null)
        {
            headers.Add(new HeaderLine("content-type", "application/x-www-form-urlencoded"));
        }

        return RequestBuilder.Build(
            url ?? throw new BadRequestException("The curl command has no URL."),
            origin ?? BrowserOwnHeaders.Find(headers, "origin")
                ?? throw new BadRequestException("The curl command has no Origin header, so the request was not cross-origin. Name the page's origin by --origin."),
            method ?? (data.Count > 0 ? "POST" : "GET"),
            BrowserOwnHeaders.Remove(headers),
            credentials || cookie is not null ? CredentialsMode.Include : CredentialsMode.Omit,
            data.Count > 0 ? string.Join('&', data) : null);
    }

    // A name without value for what is ignored; an empty name for a word that is no option.
    private static (string Name, string Value) Option(IReadOnlyList<string> words, ref int i)
    {
        while (i < words.Count && Ignored.Contains(words[i]))
        {
            i++;
        }

        if (i >= words.Count)
        {
            return ("-A", "");
        }

        var word = words[i];
        if (word is "-I" or "--head" || !word.StartsWith('-'))
        {
            return word.StartsWith('-') ? (word, "") : ("", word);
        }

        // -XPUT and --request=PUT are one word.
        if (word is [_, not '-', _, ..])
        {
            return (word[..2], word[2..]);
        }

        if (word.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
        {
            return (word[..equals], word[(equals + 1)..]);
        }

        return ++i < words.Count
            ? (word, words[i])
            : throw new BadRequestException($"The curl command ends after '{Printable.Text(word)}'.");
    }

    private static HeaderLine Header(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            ? new HeaderLine(text[..colon], text[(colon + 1)..].Trim())
            : text.EndsWith(';') ? new HeaderLine(text[..^1], "")
            : throw new BadRequestException($"The curl command's header '{Printable.Text(text)}' has no colon.");
    }

    private static BadRequestException FileBody(string value) =>
        new($"The curl command takes its body from a file ('{Printable.Text(value)}'), which is not read here. Leave it out: the body decides nothing in CORS.");
}
