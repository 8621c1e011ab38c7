using CorsFunctions.Cli.Check.Examining;

namespace CorsFunctions.Cli.Check.Causes;

/// <summary>A preflight that was answered by a redirect, which browsers never follow.</summary>
internal static class RedirectCause
{
    private static readonly string[] LoginWords = ["login", "signin", "oauth", "authorize", "/.auth/"];

    public static Diagnosis? Recognise(Examination examination)
    {
        if (examination.Preflight is not { IsRedirect: true } answer)
        {
            return null;
        }

        var target = Target(examination);
        return new Diagnosis(
            Cause.Redirect,
            $"The preflight is redirected ({answer}) to '{Printable.Text(target?.AbsoluteUri ?? answer["Location"]!, Printable.MessageLength)}': {Kind(examination.Request.Url, target)}. Browsers follow no redirect of a preflight.");
    }

    /// <summary>Where the redirect leads; null where that is no URL.</summary>
    public static Uri? Target(Examination examination) =>
        examination.Deciding?["Location"] is { } location && Uri.TryCreate(examination.Request.Url, location, out var target) ? target : null;

    /// <summary>A redirect that the page can avoid by calling the URL that it leads to.</summary>
    public static bool IsOfSameResource(Uri url, Uri? target) => target is not null && (IsUpgrade(url, target) || IsSlash(url, target));

    private static string Kind(Uri url, Uri? target) =>
        target is null ? "no URL that a page could call"
        : IsUpgrade(url, target) ? "from http to https"
        : IsSlash(url, target) ? "only the final slash differs"
        : IsLogin(target) ? "it looks like a login page, so authentication comes before CORS"
        : target.Host != url.Host ? "another host"
        : "another path";

    private static bool IsUpgrade(Uri url, Uri target) => url.Scheme == "http" && target.Scheme == "https" && target.Host == url.Host;

    private static bool IsSlash(Uri url, Uri target) =>
        target.Authority == url.Authority && target.AbsolutePath.TrimEnd('/') == url.AbsolutePath.TrimEnd('/');

    private static bool IsLogin(Uri target) =>
        LoginWords.Any(word => target.AbsoluteUri.Contains(word, StringComparison.OrdinalIgnoreCase));
}
