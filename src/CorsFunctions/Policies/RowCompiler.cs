using CorsFunctions.Http;
using CorsFunctions.Rows;

namespace CorsFunctions.Policies;

/// <summary>The one parser and validator of policy rows, whatever source they come from. Gathers all errors of a row.</summary>
internal sealed class RowCompiler
{
    // Most rows share a few lists; sharing the compiled form keeps 100,000 rows small.
    private readonly Dictionary<string, AllowedMethods> methodLists = [];
    private readonly Dictionary<string, AllowedHeaders> headerLists = [];

    public CompiledRow Compile(PolicyRow row, List<RowFinding> findings)
    {
        var columns = new RowReader(row, findings);
        if (row.Unreadable is { } unreadable && !columns.ReadUnreadable(unreadable))
        {
            return new CompiledRow(new OriginPolicy(row.RowKey, "", PolicyState.SetAside, null), [], [], []);
        }

        var routes = RouteColumn.Read(columns);
        var origins = OriginsColumn.Read(columns);
        var methods = MethodsColumn.Read(columns);
        var headers = HeadersColumn.Read(columns);
        var exposed = ExposedHeadersColumn.Read(columns);
        var maxAge = MaxAgeColumn.Read(columns);
        var switches = SwitchColumns.Read(columns);
        var tolerated = TolerateColumn.Read(columns);
        var rules = new RowRules(columns, origins.Patterns, tolerated, switches.Credentials);
        rules.Check(methods, exposed);

        var state = columns.HasErrors ? PolicyState.SetAside : switches.Enabled ? PolicyState.Active : PolicyState.Disabled;
        var policy = new OriginPolicy(row.RowKey, routes is [var route, ..] ? route.Text : "", state, switches.ExpiresOn)
        {
            AllowCredentials = switches.Credentials,
            MaxAge = maxAge,
            ExposedHeaders = exposed.IsWildcard ? "*" : exposed.Names.Count == 0 ? null : string.Join(", ", exposed.Names),
            Methods = Share(methodLists, methods, list => new AllowedMethods(list.Names, list.IsWildcard)),
            Headers = Share(headerLists, headers, list => new AllowedHeaders(list.Names, list.IsWildcard)),
        };
        return new CompiledRow(policy, routes, origins.Patterns, rules.Claimed.Count == 0 ? origins.Claimed : [.. origins.Claimed, .. rules.Claimed]);
    }

    private static T Share<T>(Dictionary<string, T> cache, NameList list, Func<NameList, T> compile)
    {
        var key = (list.IsWildcard ? "*," : ",") + string.Join(',', list.Names);
        if (!cache.TryGetValue(key, out var compiled))
        {
            cache.Add(key, compiled = compile(list));
        }

        return compiled;
    }
}
