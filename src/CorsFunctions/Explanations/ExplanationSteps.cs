using CorsFunctions.Browser;
using CorsFunctions.Decisions;
using CorsFunctions.Policies;
using CorsFunctions.Rows;

namespace CorsFunctions.Explanations;

/// <summary>Tells a decision step by step, for people.</summary>
internal static class ExplanationSteps
{
    public static IEnumerable<ExplanationStep> Of(
        PolicySet? policies, BrowserTrial trial, RouteChoice routes, string? pattern, ExplainedRequest request, DateTimeOffset now)
    {
        if (request.IsSameOrigin)
        {
            yield return new("origin", true, "The page and the app have the same origin, so the browser asks nothing of CORS");
            yield break;
        }

        yield return new("preflight", true, trial.Need.IsNeeded
            ? $"The browser asks first, because {string.Join(", and ", trial.Need.Reasons.Select(reason => reason.Sentence))}"
            : "The browser sends the request without asking first: it is one that a plain form could have sent as well");

        foreach (var step in OnRoute(policies, trial.Decision, routes, request))
        {
            yield return step;
        }

        if (routes.Governing is null)
        {
            yield break;
        }

        foreach (var step in OnRow(trial.Decision, pattern, now))
        {
            yield return step;
        }

        if (trial.Decision.AllowOrigin is null)
        {
            yield break;
        }

        foreach (var step in OnPreflight(trial, request))
        {
            yield return step;
        }

        yield return new("browser", trial.Verdict.IsAllowed, trial.Verdict.IsAllowed
            ? "The browser lets the page read the response"
            : $"The browser says: {ChromiumSentence.ReasonOf(trial.Verdict)}");
    }

    private static IEnumerable<ExplanationStep> OnRoute(PolicySet? policies, CorsDecision decision, RouteChoice routes, ExplainedRequest request)
    {
        if (policies is null)
        {
            yield return new("policies", false, "No policies could be loaded yet; the log says why");
        }
        else if (decision.Reason == CorsReason.NoPolicies)
        {
            yield return new("policies", false, "The app has no rows, so every origin is refused");
        }
        else if (routes.Governing is { } route)
        {
            yield return new("route", true, routes.PassedOver.Count == 0
                ? $"Route {route} governs {Printable.Text(request.Path)}"
                : $"Route {route} governs {Printable.Text(request.Path)} alone; less specific and passed over: {string.Join(", ", routes.PassedOver)}");
        }
        else
        {
            yield return new("route", false, routes.PassedOver.Count == 0
                ? $"No row's Route matches {Printable.Text(request.Path)}"
                : $"{Printable.Text(request.Path)} can be read in two ways that lead to different routes, so none governs it");
        }
    }

    private static IEnumerable<ExplanationStep> OnRow(CorsDecision decision, string? pattern, DateTimeOffset now)
    {
        if (decision.Policy is not { } policy)
        {
            yield return new("origin", false, decision.Reason == CorsReason.OriginMalformed
                ? "The origin is not of the form that browsers send"
                : "No pattern of the route's rows matches the origin");
            yield break;
        }

        var key = Printable.Text(policy.RowKey);
        yield return new("origin", true, pattern is null ? $"Row '{key}' decides" : $"Row '{key}' decides: its pattern {Printable.Text(pattern)} is the most specific that matches");
        yield return new("in force", policy.IsInForce(now), policy.State switch
        {
            PolicyState.Disabled => "The row is switched off, and keeps its origins from looser rows",
            PolicyState.SetAside => "The row has errors, so it allows nothing and keeps its origins from looser rows",
            _ when policy.ExpiresOn <= now => $"The row expired on {InstantText.Of(policy.ExpiresOn.Value)}, and keeps its origins from looser rows",
            _ => "The row is in force",
        });
    }

    private static IEnumerable<ExplanationStep> OnPreflight(BrowserTrial trial, ExplainedRequest request)
    {
        if (!trial.Need.IsNeeded || trial.Decision.Policy is not { } policy)
        {
            yield break;
        }

        var allowsMethod = policy.Methods.Allows(request.Method);
        yield return new("method", allowsMethod, allowsMethod
            ? $"{request.Method} is allowed"
            : $"Methods of the row: {policy.Methods.HeaderValue ?? "none"}; {request.Method} is not among them");
        foreach (var name in trial.Need.UnsafeNames)
        {
            var allowsHeader = policy.Headers.Allow(name);
            yield return new("header", allowsHeader, allowsHeader
                ? $"{name} is allowed"
                : policy.Headers.IsWildcard && name == "authorization"
                    ? "'*' in Headers never covers authorization, which has to be listed by name"
                    : $"Headers of the row: {policy.Headers.HeaderValue ?? "none"}; {name} is not among them");
        }
    }
}
