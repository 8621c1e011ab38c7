using System.Globalization;
using CorsFunctions.Origins;
using CorsFunctions.Policies;
using CorsFunctions.Rows;

namespace CorsFunctions.Explanations;

/// <summary>Explains a request by putting it through the very evaluator that decides on every request.</summary>
internal static class Explainer
{
    private static readonly string NoRows = string.Create(
        CultureInfo.InvariantCulture, $"The app has more than {PolicySet.MostRowsKept:N0} rows, so no edit is looked for here. The tool 'cors explain' finds one");

    /// <param name="policies">The set in force, made from <paramref name="rows"/>; null while none could be loaded.</param>
    /// <param name="rows">The rows, which an edit is looked for in; null when they are not at hand, and then none is suggested.</param>
    /// <param name="app">The app whose rows count.</param>
    /// <param name="request">The request.</param>
    /// <param name="now">The instant of the decision.</param>
    public static Explanation Explain(
        PolicySet? policies, IReadOnlyList<PolicyRow>? rows, string app, ExplainedRequest request, DateTimeOffset now)
    {
        var trial = new BrowserTrial(policies, request, now);
        var routes = RouteChoice.Of(policies, request.Path);
        var row = trial.Decision.Policy is { } policy ? rows?.FirstOrDefault(each => each.PartitionKey == app && each.RowKey == policy.RowKey) : null;
        var pattern = row is null ? null : FindPattern(row, request.Origin);
        var explanation = new Explanation(
            request, trial.Need, routes, trial.Decision, pattern, trial.PreflightHeaders, trial.ResponseHeaders, trial.Verdict)
        {
            Steps = [.. ExplanationSteps.Of(policies, trial, routes, pattern, request, now)],
        };
        if (explanation.IsAllowed)
        {
            return explanation;
        }

        if (rows is null)
        {
            return explanation with { Note = NoRows };
        }

        var (edit, note) = new EditFinder(rows, app, request, now).Find(trial.Decision, routes.Governing, policies);
        return explanation with { Edit = edit, Note = note };
    }

    // The index of a single row finds the most specific of its patterns by the same rule as the index of the route.
    private static string? FindPattern(PolicyRow row, string origin)
    {
        var index = new OriginIndex<string>();
        foreach (var pattern in OriginsColumn.Read(new RowReader(row, [])).Patterns)
        {
            index.TryAdd(pattern, pattern.Text, out _);
        }

        return index.TryFind(origin, out var found) ? found : null;
    }
}
