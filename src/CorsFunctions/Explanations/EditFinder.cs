using CorsFunctions.Browser;
using CorsFunctions.Decisions;
using CorsFunctions.Policies;
using CorsFunctions.Routes;
using CorsFunctions.Rows;

namespace CorsFunctions.Explanations;

/// <summary>
/// Looks for the smallest edit of one row that lets a browser's request through. Each candidate is tried on the rows themselves,
/// by compiler, evaluator and browser: what is suggested works.
/// </summary>
internal sealed class EditFinder(IReadOnlyList<PolicyRow> rows, string app, ExplainedRequest request, DateTimeOffset now)
{
    // Each candidate costs a compilation of all rows.
    private const int MostCandidates = 8;

    public (RowEdit? Edit, string Note) Find(in CorsDecision decision, string? route, PolicySet? policies)
    {
        if (policies is null)
        {
            return (null, "No edit of a row helps while no policies can be loaded. Look at the log, or at /api/cors/status with a key");
        }

        if (decision.Policy is { State: PolicyState.SetAside } faulty)
        {
            return (null, $"Mend the errors of row '{Printable.Text(faulty.RowKey)}': {string.Join("; ", Errors(policies, faulty.RowKey).Select(error => error.ToString()))}");
        }

        var why = "";
        foreach (var candidate in Candidates(decision, route, policies).Take(MostCandidates))
        {
            var edited = candidate.Apply(rows, app);
            var set = PolicySet.Create(edited, app);
            if (Errors(set, candidate.RowKey).FirstOrDefault() is { } error)
            {
                why = why.Length > 0 ? why : error.ToString();
            }
            else if (new BrowserTrial(set, request, now).Verdict.IsAllowed)
            {
                return (candidate, Consequence(decision, candidate));
            }
        }

        return (null, why.Length > 0 ? $"The edit that would allow it is refused: {why}" : "No edit of one row allows this request");
    }

    private IEnumerable<RowEdit> Candidates(CorsDecision decision, string? route, PolicySet policies)
    {
        if (decision.Policy is { } deciding && FindRow(deciding.RowKey) is { } row)
        {
            yield return new RowEdit(row.RowKey, IsNew: false, Widening(deciding, row, withOrigin: false));
        }
        else if (route is not null)
        {
            var inRoute = from policy in policies.Policies
                          where policy.IsInForce(now) && RouteTemplate.AreOne(policy.Route, route)
                          let own = FindRow(policy.RowKey)
                          where own is not null
                          let columns = Widening(policy, own, withOrigin: true)
                          orderby columns.Count, policy.AllowCredentials != (request.Mode == CredentialsMode.Include)
                          select new RowEdit(policy.RowKey, IsNew: false, columns);
            foreach (var edit in inRoute.Take(MostCandidates - 1))
            {
                yield return edit;
            }
        }

        if ((route ?? (RouteTemplate.TryParse(request.Path, out _, out _) ? request.Path : null)) is { } text)
        {
            yield return new RowEdit(NewKey(), IsNew: true, NewColumns(text));
        }
    }

    private Dictionary<string, object?> Widening(OriginPolicy policy, PolicyRow row, bool withOrigin)
    {
        var columns = new Dictionary<string, object?>();
        if (withOrigin)
        {
            columns[PolicyColumn.Origins] = RowLists.Add(row, PolicyColumn.Origins, [request.Origin], whenEmpty: []);
        }

        if (policy.State == PolicyState.Disabled)
        {
            columns[PolicyColumn.Enabled] = true;
        }

        if (policy.ExpiresOn <= now)
        {
            columns[PolicyColumn.ExpiresOn] = null;
        }

        if (!policy.Methods.Allows(request.Method))
        {
            columns[PolicyColumn.Methods] = RowLists.Add(row, PolicyColumn.Methods, [request.Method], whenEmpty: ["GET", "HEAD", "POST"]);
        }

        var missing = PreflightNeed.Of(request.Method, request.Headers).UnsafeNames.Where(name => !policy.Headers.Allow(name)).Select(AsTyped).ToList();
        if (missing.Count > 0)
        {
            columns[PolicyColumn.Headers] = RowLists.Add(row, PolicyColumn.Headers, missing, whenEmpty: []);
        }

        if (request.Mode == CredentialsMode.Include && !policy.AllowCredentials)
        {
            columns[PolicyColumn.Credentials] = true;
        }

        return columns;
    }

    private Dictionary<string, object?> NewColumns(string route)
    {
        var columns = new Dictionary<string, object?> { [PolicyColumn.Route] = route, [PolicyColumn.Origins] = request.Origin };
        var need = PreflightNeed.Of(request.Method, request.Headers);
        if (!FetchMethod.IsSafelisted(request.Method))
        {
            columns[PolicyColumn.Methods] = $"GET, HEAD, POST, {request.Method}";
        }

        if (need.UnsafeNames.Count > 0)
        {
            columns[PolicyColumn.Headers] = string.Join(", ", need.UnsafeNames.Select(AsTyped));
        }

        if (request.Mode == CredentialsMode.Include)
        {
            columns[PolicyColumn.Credentials] = true;
        }

        return columns;
    }

    private static string Consequence(in CorsDecision decision, RowEdit edit) =>
        edit.Columns.ContainsKey(PolicyColumn.Enabled) || edit.Columns.ContainsKey(PolicyColumn.ExpiresOn)
            ? $"This puts row '{Printable.Text(edit.RowKey)}' in force again for all of its origins"
            : edit.IsNew ? decision.Policy is { } deciding ? $"From then on the new row decides on this origin, and row '{Printable.Text(deciding.RowKey)}' no longer does" : ""
            : edit.Columns.Keys.Any(column => column != PolicyColumn.Origins) ? $"This holds for every origin of row '{Printable.Text(edit.RowKey)}'"
            : "";

    private string AsTyped(string name) =>
        request.Headers.FirstOrDefault(line => line.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Name ?? name;

    private PolicyRow? FindRow(string rowKey) => rows.FirstOrDefault(row => row.PartitionKey == app && row.RowKey == rowKey);

    private static IEnumerable<RowFinding> Errors(PolicySet set, string rowKey) =>
        set.Findings.Where(finding => finding.RowKey == rowKey && finding.Severity == FindingSeverity.Error);

    private string NewKey()
    {
        const string Stem = "new-policy";
        return Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? Stem : $"{Stem}-{i}").First(key => FindRow(key) is null);
    }
}
