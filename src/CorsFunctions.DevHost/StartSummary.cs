using CorsFunctions.DevHost.Http;
using CorsFunctions.DevHost.Routing;
using Microsoft.AspNetCore.Http;

namespace CorsFunctions.DevHost;

/// <summary>What a developer reads after the start: functions with methods and URLs, and what does not run.</summary>
internal static class StartSummary
{
    public static void Print(HostLog log, FunctionIndex index, string prefix, IReadOnlyList<string> addresses, bool keys)
    {
        var lines = new List<string> { "", "Functions:" };
        foreach (var function in index.Functions)
        {
            var methods = function.Methods is null ? "all methods" : string.Join(',', function.Methods).ToUpperInvariant();
            lines.AddRange(addresses.Select(Reachable).Select(
                address => $"  {function.Name}: [{methods}] {address}/{FunctionRoutes.Template(prefix, function.Route.Trim('/'))}{(keys && !function.IsAnonymous ? " (key)" : "")}"));
        }

        lines.AddRange(index.NotRun.Select(function => $"  {function}: not run here, DevHost runs HTTP functions only"));
        lines.AddRange(index.Refused.Select(error => $"  Left out, as the Functions host does: {error}"));
        lines.Add("");
        if (keys)
        {
            lines.Add($"Keys: asked for in {FunctionKeys.Header} or ?{FunctionKeys.Query}=; on this machine any key is accepted.");
        }

        log.Line(string.Join(Environment.NewLine, lines));
    }

    // A wildcard address is not one that a browser can open.
    private static string Reachable(string address)
    {
        var parsed = BindingAddress.Parse(address);
        return parsed.Host is "+" or "*" or "0.0.0.0" or "[::]" ? $"{parsed.Scheme}://localhost:{parsed.Port}" : address;
    }
}
