using System.Globalization;
using CorsFunctions.Http;
using CorsFunctions.Routes;
using CorsFunctions.Rows;

namespace CorsFunctions.Policies;

/// <summary>The one parser and validator of policy rows, whatever source they come from. Gathers all errors of a row.</summary>
internal sealed class RowCompiler
{
    public const int DefaultMaxAge = 600;
    public const int LongestMaxAge = 86400;

    // Chromium's cap; Firefox has 86400, WebKit 600.
    private const int LongestMaxAgeInChromium = 7200;

    // Most rows share a few lists; sharing the compiled form keeps 100,000 rows small.
    private readonly Dictionary<string, AllowedMethods> methodLists = [];
    private readonly Dictionary<string, AllowedHeaders> headerLists = [];

    public CompiledRow Compile(PolicyRow row, List<RowFinding> findings)
    {
        var columns = new RowReader(row, findings);
        if (row.Unreadable is { } unreadable)
        {
            columns.Fault("", "", FindingReason.Unreadable, unreadable);
            if (row.Columns.Count == 0)
            {
                return new CompiledRow(new OriginPolicy(row.RowKey, "", PolicyState.SetAside, null), null, []);
            }
        }

        columns.CheckNames();
        var route = ReadRoute(columns);
        var tolerated = new ToleratedDangers(columns);
        var credentials = columns.ReadBoolean(PolicyColumn.Credentials, whenEmpty: false);
        var origins = new OriginListReader(columns, tolerated, credentials).Read();
        var methods = NameLists.ReadMethods(columns);
        var headers = NameLists.ReadHeaders(columns);
        var exposed = NameLists.ReadExposedHeaders(columns, credentials);
        var maxAge = ReadMaxAge(columns);
        var enabled = columns.ReadBoolean(PolicyColumn.Enabled, whenEmpty: true);
        var expiresOn = columns.ReadInstant(PolicyColumn.ExpiresOn);
        columns.ReadText(PolicyColumn.Notes);
        RowWarnings.CheckWriteMethods(columns, origins, methods, credentials);
        RowWarnings.CheckTolerate(columns, tolerated, origins, credentials);

        var state = columns.HasErrors ? PolicyState.SetAside : enabled ? PolicyState.Active : PolicyState.Disabled;
        var policy = new OriginPolicy(row.RowKey, route?.Text ?? "", state, expiresOn)
        {
            AllowCredentials = credentials,
            MaxAge = maxAge,
            ExposedHeaders = exposed,
            Methods = Share(methodLists, methods, list => new AllowedMethods(list.Names, list.IsWildcard)),
            Headers = Share(headerLists, headers, list => new AllowedHeaders(list.Names, list.IsWildcard)),
        };
        return new CompiledRow(policy, route, origins);
    }

    private static RouteTemplate? ReadRoute(RowReader columns)
    {
        if (columns.ReadText(PolicyColumn.Route) is not { } text)
        {
            return columns.HasFault(PolicyColumn.Route) ? null : RouteTemplate.Everything;
        }

        if (RouteTemplate.TryParse(text, out var template, out var error))
        {
            return template;
        }

        columns.Fault(PolicyColumn.Route, text, FindingReason.Invalid, error);
        return null;
    }

    private static int ReadMaxAge(RowReader columns)
    {
        if (columns.ReadInteger(PolicyColumn.MaxAge) is not { } seconds)
        {
            return DefaultMaxAge;
        }

        var text = seconds.ToString(CultureInfo.InvariantCulture);
        if (seconds is >= 0 and <= LongestMaxAge)
        {
            if (seconds > LongestMaxAgeInChromium)
            {
                columns.Warn(
                    PolicyColumn.MaxAge, text, FindingReason.Unwise,
                    $"Chromium caches a preflight for {LongestMaxAgeInChromium} seconds at most, Safari for 600; only Firefox goes up to {LongestMaxAge}. Write {LongestMaxAgeInChromium} or less");
            }

            return (int)seconds;
        }

        columns.Fault(
            PolicyColumn.MaxAge, text, FindingReason.OutOfBounds,
            $"MaxAge is a number of seconds, and no browser caches a preflight for more than a day. Write 0 to {LongestMaxAge}, such as {DefaultMaxAge}");
        return DefaultMaxAge;
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
