using CorsFunctions.Browser;
using CorsFunctions.Cli.Check.Examining;
using CorsFunctions.Cli.Check.Probing;
using CorsFunctions.Http;

namespace CorsFunctions.Cli.Check.Report;

/// <summary>One thing that a browser checks; null for what is only said.</summary>
internal sealed record Step(bool? Passed, string Text);

/// <summary>All the steps of a browser, also those after the first that fails: mend them all at once.</summary>
internal static class Steps
{
    public static IEnumerable<Step> Of(Examination examination)
    {
        var request = examination.Request;
        if (request.IsSameOrigin)
        {
            yield return new Step(true, "The URL is of the page's own origin: a browser checks nothing, and nothing was sent.");
            yield break;
        }

        yield return new Step(null, request.Need.IsNeeded
            ? $"A browser asks first (preflight), because {Printable.Text(string.Join(", and ", request.Need.Reasons.Select(reason => reason.Sentence)), Printable.MessageLength)}."
            : "A browser sends this request without a preflight.");
        foreach (var step in OfPreflight(examination).Concat(OfActual(examination)))
        {
            yield return step;
        }
    }

    private static IEnumerable<Step> OfPreflight(Examination examination)
    {
        var request = examination.Request;
        if (!request.Need.IsNeeded)
        {
            yield break;
        }

        if (examination.Preflight is not { } answer)
        {
            yield return new Step(false, "The preflight got no answer.");
            yield break;
        }

        yield return new Step(answer.IsOk, $"OPTIONS is answered by {Printable.Text(answer.ToString())}{(answer.IsOk ? "" : answer.IsRedirect ? ", a redirect" : ", which is not an ok status")}");
        yield return Access(request.Origin, request.Mode, answer);

        var methods = answer.Headers.ExtractTokens(CorsHeaderNames.AllowMethods);
        if (methods.Failed || !FetchMethod.IsSafelisted(request.Method))
        {
            var passes = !methods.Failed && (methods.Contains(request.Method, StringComparison.Ordinal) || methods.IsWildcard(request.Mode));
            yield return new Step(passes, $"{request.Method} is {(passes ? "" : "not ")}allowed: {Line(answer, CorsHeaderNames.AllowMethods)}");
        }

        var names = answer.Headers.ExtractTokens(CorsHeaderNames.AllowHeaders);
        foreach (var name in request.Need.UnsafeNames)
        {
            var passes = !names.Failed && (names.Contains(name, StringComparison.OrdinalIgnoreCase) || (names.IsWildcard(request.Mode) && name != "authorization"));
            yield return new Step(passes, $"{Printable.Text(name)} is {(passes ? "" : "not ")}allowed: {Line(answer, CorsHeaderNames.AllowHeaders)}");
        }
    }

    private static IEnumerable<Step> OfActual(Examination examination)
    {
        var request = examination.Request;
        if (examination.Actual is { } answer)
        {
            yield return new Step(null, $"{request.Method} is answered by {Printable.Text(answer.ToString())}");
            yield return Access(request.Origin, request.Mode, answer);
        }
        else if (examination.Failure is null)
        {
            yield return new Step(null, $"{request.Method} itself was not sent: --send does that, and judges its answer.");
        }
    }

    private static Step Access(string origin, CredentialsMode mode, Answer answer)
    {
        var passes = CorsCheck.Judge(origin, mode, answer.Headers).IsAllowed;
        var credentials = mode == CredentialsMode.Include ? $", {Line(answer, CorsHeaderNames.AllowCredentials)}" : "";
        return new Step(passes, $"the origin is {(passes ? "" : "not ")}allowed: {Line(answer, CorsHeaderNames.AllowOrigin)}{credentials}");
    }

    private static string Line(Answer answer, string name) =>
        answer[name] is { } value ? $"{name}: {Printable.Text(value, 200)}" : $"no {name}";
}
