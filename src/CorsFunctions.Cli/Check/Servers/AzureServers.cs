using CorsFunctions.Cli.Check.Probing;
using CorsFunctions.Http;

namespace CorsFunctions.Cli.Check.Servers;

/// <summary>Azure's: Functions, App Service, API Management.</summary>
internal static class AzureServers
{
    /// <summary>The domain that Azure gives an app; a domain of one's own tells nothing.</summary>
    public static Server? OfHost(Uri url) =>
        IsBelow(url, "azure-api.net") ? new Server(ServerKind.ApiManagement, "Azure API Management", "the host is below azure-api.net")
        : IsBelow(url, "azurewebsites.net") || IsBelow(url, "azurecontainerapps.io")
            ? IsApi(url)
                ? new Server(ServerKind.Functions, "Azure Functions", "an /api/ path on one of Azure's own hosts")
                : new Server(ServerKind.AppService, "Azure App Service", "the host is one of Azure's own")
        : null;

    public static Server? OfAnswer(Uri url, Answer answer)
    {
        if (answer[CorsHeaderNames.Decision] is { } decision)
        {
            return new Server(ServerKind.Functions, "Azure Functions with CorsFunctions", $"{CorsHeaderNames.Decision}: {Printable.Text(decision)}");
        }

        if (answer.Headers.Lines.Any(line => line.Name.StartsWith("Ocp-Apim-", StringComparison.OrdinalIgnoreCase))
            || answer.Says("missing subscription key"))
        {
            return new Server(ServerKind.ApiManagement, "Azure API Management", "an Ocp-Apim header, or its text about the subscription key");
        }

        var line = answer.Headers.Lines.FirstOrDefault(each => IsOfPlatform(each.Name, each.Value));
        return line.Name is null ? OfHost(url)
            : IsApi(url) ? new Server(ServerKind.Functions, "Azure Functions", $"the header {Printable.Text(line.Name)} and an /api/ path")
            : new Server(ServerKind.AppService, "Azure App Service", $"the header {Printable.Text(line.Name)}");
    }

    private static bool IsOfPlatform(string name, string value) =>
        name.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase)
        || name.Equals("x-azure-ref", StringComparison.OrdinalIgnoreCase)
        || (name.Equals("Request-Context", StringComparison.OrdinalIgnoreCase) && value.StartsWith("appId=", StringComparison.Ordinal))
        || (name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase) && value.StartsWith("ARRAffinity", StringComparison.Ordinal));

    private static bool IsApi(Uri url) => url.AbsolutePath.StartsWith("/api/", StringComparison.OrdinalIgnoreCase);

    private static bool IsBelow(Uri url, string domain) => url.Host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);
}
