using CorsFunctions.Browser;
using CorsFunctions.Http;

namespace CorsFunctions.Cli.Check.Requests;

/// <summary>Makes a request of texts, by the rules that <c>fetch()</c> has for what a page may ask.</summary>
internal static class RequestBuilder
{
    public static CheckRequest Build(
        string url, string origin, string method, IEnumerable<HeaderLine> headers, CredentialsMode mode, string? body)
    {
        var normalized = Method(method);
        if (body is not null && normalized is "GET" or "HEAD")
        {
            throw new BadRequestException($"A {normalized} request has no body. Leave the body out, or name a method that has one.");
        }

        return new CheckRequest(Url(url), Origin(origin), normalized, Headers(headers), mode, body);
    }

    public static Uri Url(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Host.Length == 0)
        {
            throw new BadRequestException($"'{Printable.Text(text)}' is not an absolute URL. Write 'https://api.example.com/items'.");
        }

        if (url.UserInfo.Length > 0)
        {
            throw new BadRequestException("The URL has a user name or password in it, which fetch() refuses. Write --header authorization=… instead.");
        }

        return new UriBuilder(url) { Fragment = "" }.Uri;
    }

    private static string Origin(string text)
    {
        if (text == "null" || Origins.Origin.TryParse(text, out _))
        {
            return text;
        }

        var advice = Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? $"Write '{url!.Scheme}://{Authority(url)}'."
            : "Write it as a browser sends it: 'https://app.example.com'.";
        throw new BadRequestException(
            $"'{Printable.Text(text)}' is not an origin: scheme, host and port where it is not the default, in lower case, no path and no final slash. {advice}");
    }

    private static string Authority(Uri url) => url.IsDefaultPort ? url.IdnHost : $"{url.IdnHost}:{url.Port}";

    private static string Method(string text)
    {
        if (!HttpToken.IsToken(text))
        {
            throw new BadRequestException($"'{Printable.Text(text)}' is not a method. Write 'PUT', say.");
        }

        return ForbiddenNames.IsForbiddenMethod(text)
            ? throw new BadRequestException($"No page may use the method {text}: browsers forbid CONNECT, TRACE and TRACK.")
            : FetchMethod.Normalize(text);
    }

    private static List<HeaderLine> Headers(IEnumerable<HeaderLine> lines)
    {
        var headers = new List<HeaderLine>();
        foreach (var line in lines)
        {
            var (name, value) = (line.Name.Trim(), line.Value.Trim(' ', '\t'));
            Validate(name, value);

            // As Headers.append() does: one header, its values joined.
            var same = headers.FindIndex(each => each.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (same >= 0)
            {
                headers[same] = headers[same] with { Value = $"{headers[same].Value}, {value}" };
            }
            else
            {
                headers.Add(new HeaderLine(name, value));
            }
        }

        return headers;
    }

    private static void Validate(string name, string value)
    {
        if (!HttpToken.IsToken(name))
        {
            throw new BadRequestException($"'{Printable.Text(name)}' is not a header name. Write 'content-type=application/json', say.");
        }

        if (ForbiddenNames.IsForbiddenRequestHeader(name))
        {
            throw new BadRequestException(
                $"No page may set the header '{Printable.Text(name)}': only the browser does. Leave it out; cookies are meant by --credentials.");
        }

        if (value.Any(c => c is '\r' or '\n' or '\0' or > '\u00ff'))
        {
            throw new BadRequestException($"The value of the header '{Printable.Text(name)}' has characters that no header may have.");
        }

        if (value.Length == 0 && name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
        {
            throw new BadRequestException("The content type decides whether there is a preflight. Write --header content-type=application/json.");
        }
    }
}
