using System.Globalization;
using CorsFunctions.Browser;
using CorsFunctions.Cli.Check.Examining;
using CorsFunctions.Cli.Check.Probing;
using CorsFunctions.Http;

namespace CorsFunctions.Cli.Check.Causes;

/// <summary>What is wrong although a browser lets the request through, or besides what blocks it.</summary>
internal static class Findings
{
    private static readonly string[] CacheHeaders = ["X-Cache", "CF-Cache-Status", "X-Cache-Status", "X-Varnish-Cache"];

    public static IReadOnlyList<Finding> Of(Examination examination) =>
        [.. new[] { Reflected(examination), Null(examination), Vary(examination), MaxAge(examination), Cached(examination), Redirected(examination) }.OfType<Finding>()];

    private static Finding? Reflected(Examination examination)
    {
        var credentials = examination.Preflight?[CorsHeaderNames.AllowCredentials] == "true" ? " And credentials are allowed: any page can act in the name of your users." : "";
        if (Echoes(examination, ReplayKind.FromForeignOrigin))
        {
            return new Finding(Cause.OriginReflected, $"Any origin passes: '{Replays.ForeignOrigin}' was echoed as well.{credentials} Compare with a list.");
        }

        return Echoes(examination, ReplayKind.FromLookalikeOrigin)
            ? new Finding(Cause.OriginReflected,
                $"Origins that only begin like yours pass: '{Printable.Text(Replays.OriginOf(ReplayKind.FromLookalikeOrigin, examination.Request.Origin))}' was echoed.{credentials} Compare the whole origin, or end the pattern with '$'.")
            : null;
    }

    private static Finding? Null(Examination examination) =>
        examination.Request.Origin != "null" && Echoes(examination, ReplayKind.FromNullOrigin)
            ? new Finding(Cause.NullAllowed, "The origin 'null' passes. Every sandboxed frame has it, also one that an attacker makes. Take it off the list.")
            : null;

    // Caches keep GET, not OPTIONS: the actual response has the last word where there is one.
    private static Finding? Vary(Examination examination)
    {
        var answer = examination.Actual ?? examination.Preflight;
        if (!examination.IsAllowed || answer is null || answer.VariesByOrigin || answer[CorsHeaderNames.AllowOrigin] != examination.Request.Origin)
        {
            return null;
        }

        var others = new[] { ReplayKind.FromForeignOrigin, ReplayKind.WithoutOrigin }.Select(examination.Replay).OfType<Answer>();
        if (!others.Any(other => other[CorsHeaderNames.AllowOrigin] != examination.Request.Origin))
        {
            return null;
        }

        var extent = examination.Actual is null ? " Caches do not keep preflights; if the actual responses lack it too (--send looks), a" : " A";
        return new Finding(Cause.MissingVary, $"The answer depends on Origin and has no 'Vary: Origin'.{extent} cache may give one origin's response to another, which then is blocked. Add it to every response, also to those without Origin.");
    }

    private static Finding? MaxAge(Examination examination)
    {
        if (examination.Preflight is not { } answer || !answer.Headers.Has(CorsHeaderNames.MaxAge))
        {
            return null;
        }

        var seconds = PreflightLifetime.Seconds(answer.Headers);
        return seconds <= PreflightLifetime.ChromiumCap ? null : new Finding(
            Cause.MaxAgeAboveCap,
            string.Create(CultureInfo.InvariantCulture, $"Access-Control-Max-Age is '{Printable.Text(answer[CorsHeaderNames.MaxAge]!)}'. Browsers cap it: Chromium at {PreflightLifetime.ChromiumCap}, Firefox at {PreflightLifetime.HighestCap}, Safari at 600 seconds."));
    }

    private static Finding? Cached(Examination examination)
    {
        foreach (var answer in new[] { examination.Preflight, examination.Actual }.OfType<Answer>())
        {
            var age = answer["Age"];
            var hit = CacheHeaders.FirstOrDefault(name => answer[name]?.Contains("HIT", StringComparison.OrdinalIgnoreCase) == true);
            if (hit is not null || (age is not null && age != "0"))
            {
                return new Finding(Cause.CachedAnswer,
                    $"A cache answered ({(hit is not null ? $"{hit}: {Printable.Text(answer[hit]!)}" : $"Age: {Printable.Text(age!)}")}), so this may be an old answer, or another origin's. Purge it before you trust what you see.");
            }
        }

        return null;
    }

    private static Finding? Redirected(Examination examination) =>
        examination is { IsAllowed: true, Actual.IsRedirect: true }
            ? new Finding(Cause.Redirect,
                $"The actual request is redirected to '{Printable.Text(examination.Actual["Location"]!, Printable.MessageLength)}'. A browser follows and judges that answer anew (on another origin with 'Origin: null' and without Authorization); check that URL as well.")
            : null;

    private static bool Echoes(Examination examination, ReplayKind kind) =>
        examination.Replay(kind)?[CorsHeaderNames.AllowOrigin] == Replays.OriginOf(kind, examination.Request.Origin);
}
