using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace CorsFunctions.DevHost.Hosting;

/// <summary>What a developer reads after the start: functions with methods and URLs, and where the policies come from.</summary>
internal static class StartSummary
{
    public static void Print(WebApplication app, FunctionIndex index, string prefix)
    {
        var output = app.Services.GetRequiredService<StartOutput>().Writer;
        var keys = app.Services.GetRequiredService<DevHostOptions>().RequireKeys;
        var addresses = app.Urls.Select(Reachable).ToList();
        output.WriteLine();
        output.WriteLine("Functions:");
        foreach (var function in index.Functions)
        {
            var methods = function.Methods is null ? "all methods" : string.Join(',', function.Methods).ToUpperInvariant();
            foreach (var address in addresses)
            {
                output.WriteLine($"  {function.Name}: [{methods}] {address}/{Routes.Template(prefix, function.Route.Trim('/'))}{Key(function, keys)}");
            }
        }

        foreach (var error in index.Errors)
        {
            output.WriteLine($"  Left out, as the Functions host does: {error}");
        }

        output.WriteLine();
        output.WriteLine($"Policies: {PolicyLocation.Describe(app.Configuration)}");
        if (keys)
        {
            output.WriteLine($"Keys: asked for in {FunctionKeys.Header} or ?{FunctionKeys.Query}=; on this machine any key is accepted.");
        }

        output.WriteLine("Press Ctrl+C to stop.");
        output.WriteLine();
        output.Flush();
    }

    private static string Key(HostedFunction function, bool keys)
        => keys && function.AuthLevel != AuthorizationLevel.Anonymous ? " (key)" : "";

    // A wildcard address is not one that a browser can open.
    private static string Reachable(string address)
    {
        var parsed = BindingAddress.Parse(address);
        return parsed.Host is "+" or "*" or "0.0.0.0" or "[::]" ? $"{parsed.Scheme}://localhost:{parsed.Port}" : address;
    }
}
