using CorsFunctions.Browser;
using CorsFunctions.Http;
using CorsFunctions.Origins;

namespace CorsFunctions.Explanations;

/// <summary>A request of a page, as somebody asks about it.</summary>
/// <param name="Url">What was asked about: a path, or an absolute URL.</param>
/// <param name="Path">The URL's path.</param>
/// <param name="Origin">The page's origin.</param>
/// <param name="Method">The method as <c>fetch()</c> would send it.</param>
/// <param name="Headers">The headers that the page sets; an empty value where only the name is known.</param>
/// <param name="Mode">Whether credentials are included.</param>
internal sealed record ExplainedRequest(
    string Url, string Path, string Origin, string Method, IReadOnlyList<HeaderLine> Headers, CredentialsMode Mode)
{
    /// <summary>A page of the app's own origin is asked nothing of CORS.</summary>
    public bool IsSameOrigin => AskedUrl.OriginOf(Url) == Origin;

    /// <summary>Makes a request of what people type; the error is a sentence with the fix.</summary>
    public static bool TryCreate(
        string url, string origin, string method, IReadOnlyList<HeaderLine> headers, CredentialsMode mode, out ExplainedRequest request, out string error)
    {
        var name = FetchMethod.Normalize(method);
        request = new ExplainedRequest(url, AskedUrl.PathOf(url), origin, name, headers, mode);
        error = AskedUrl.FindFault(url)
            ?? FindOriginFault(origin)
            ?? FindMethodFault(name)
            ?? FindHeaderFault(headers)
            ?? "";
        return error.Length == 0;
    }

    private static string? FindOriginFault(string origin)
    {
        if (origin == "null" || Origins.Origin.TryParse(origin, out _))
        {
            return null;
        }

        return OriginPattern.TryParse(origin, out _, out var fault)
            ? $"'{Printable.Text(origin)}' is a pattern, not the origin of a page. Write one origin, such as 'https://app.example.com'"
            : $"'{Printable.Text(origin)}' is not an origin as browsers send it: {fault.Message}";
    }

    private static string? FindMethodFault(string method) =>
        !HttpToken.IsToken(method) || method.Length > AllowedMethods.MaxLength ? $"'{Printable.Text(method)}' is no method name. Write one such as PUT"
        : ForbiddenNames.IsForbiddenMethod(method) ? $"No browser sends {method} for a script. Write another method"
        : null;

    private static string? FindHeaderFault(IReadOnlyList<HeaderLine> headers)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers)
        {
            if (!HttpToken.IsToken(name) || name.Length > RequestedHeaders.LongestName)
            {
                return $"'{Printable.Text(name)}' is no header name. Write one such as Content-Type";
            }

            if (ForbiddenNames.IsForbiddenRequestHeader(name))
            {
                return $"Scripts cannot set the header {name}, so no preflight asks for it. Leave it out";
            }

            // https://fetch.spec.whatwg.org/#header-value
            if (value.AsSpan().ContainsAny('\0', '\r', '\n'))
            {
                return $"No browser sends the value of the header {name}: it has a NUL or a line break in it. Leave them out";
            }

            if (!seen.Add(name))
            {
                return $"The header {name} is named twice. Name it once";
            }
        }

        return null;
    }
}
