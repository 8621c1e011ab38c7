namespace CorsFunctions.Tests;

/// <summary>Rows, sets and requests in a few words.</summary>
internal static class Given
{
    public const string App = "default";

    public static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A row; columns are given as name and value by turns.</summary>
    public static PolicyRow Row(string rowKey, string origins, params object?[] columns)
    {
        var all = new Dictionary<string, object?> { [PolicyColumn.Origins] = origins };
        for (var i = 0; i < columns.Length; i += 2)
        {
            all[(string)columns[i]!] = columns[i + 1];
        }

        return new PolicyRow(App, rowKey, all);
    }

    public static PolicySet Set(params PolicyRow[] rows) => PolicySet.Create(rows, App);

    public static CorsRequest Preflight(string origin, string method = "PUT", string? headers = null, string path = "/api/data") =>
        new("OPTIONS", path, origin, method, headers);

    public static CorsRequest Actual(string? origin, string method = "GET", string path = "/api/data") =>
        new(method, path, origin, null, null);

    public static CorsDecision Decide(PolicySet? set, CorsRequest request, DateTimeOffset? now = null) =>
        CorsEvaluator.Evaluate(set, request, now ?? Now);

    /// <summary>The response headers that a request gets, with what the function set beforehand.</summary>
    public static ResponseHeaders Headers(PolicySet? set, CorsRequest request, params (string Name, string Value)[] own)
    {
        var headers = new ResponseHeaders(own);
        headers.HadOwn = new CorsHeaders().Apply(Decide(set, request), headers);
        return headers;
    }
}
