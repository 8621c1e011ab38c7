using CorsFunctions.Browser;

namespace CorsFunctions.Cli.Check.Requests;

/// <summary>The request of a page, as the doctor plays it.</summary>
/// <param name="Url">Where to: http or https, without user name and fragment.</param>
/// <param name="Origin">The page's origin, serialised; <c>null</c> for a sandboxed page or a file.</param>
/// <param name="Method">The method as <c>fetch()</c> would send it.</param>
/// <param name="Headers">What the page sets; names once each, an empty value where only the name was given.</param>
/// <param name="Mode">Whether credentials are included.</param>
/// <param name="Body">The body of the actual request; null for none.</param>
internal sealed record CheckRequest(
    Uri Url, string Origin, string Method, IReadOnlyList<HeaderLine> Headers, CredentialsMode Mode, string? Body)
{
    public PreflightNeed Need { get; } = PreflightNeed.Of(Method, Headers);

    /// <summary>The URL as a browser's console shows it.</summary>
    public string Address => Url.AbsoluteUri;

    public bool IsSameOrigin => Url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) == Origin;

    /// <summary>The value of Authorization that the user gave; null for none.</summary>
    public string? Authorization =>
        Headers.FirstOrDefault(line => line.Name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)) is { Value.Length: > 0 } line
            ? line.Value
            : null;
}

/// <summary>The command line, a curl line or a log cannot be made a request; the message says what to write.</summary>
internal sealed class BadRequestException(string message) : Exception(message);
