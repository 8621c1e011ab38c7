using System.Net.Http.Headers;

namespace CorsFunctions.Worker.Endpoints;

/// <summary>Tells browsers, which are given a page, from programs, which are given JSON.</summary>
internal static class AcceptHeader
{
    private const int LongestRead = 1000;

    /// <summary>True when the client names <c>text/html</c> and does not like <c>application/json</c> better.</summary>
    public static bool PrefersHtml(HttpHeaders headers)
    {
        if (!headers.NonValidated.TryGetValues("Accept", out var values))
        {
            return false;
        }

        double html = 0, json = 0;
        foreach (var text in string.Join(',', values) is { Length: <= LongestRead } accept ? accept.Split(',') : [])
        {
            if (MediaTypeWithQualityHeaderValue.TryParse(text, out var media))
            {
                var quality = media.Quality ?? 1;
                html = Is(media, "text/html") ? Math.Max(html, quality) : html;
                json = Is(media, "application/json") ? Math.Max(json, quality) : json;
            }
        }

        return html > 0 && html >= json;
    }

    private static bool Is(MediaTypeWithQualityHeaderValue media, string name) => string.Equals(media.MediaType, name, StringComparison.OrdinalIgnoreCase);
}
