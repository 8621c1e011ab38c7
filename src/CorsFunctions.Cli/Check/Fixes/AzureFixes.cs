using CorsFunctions.Rows;

namespace CorsFunctions.Cli.Check.Fixes;

/// <summary>Azure Functions, App Service and API Management.</summary>
internal static class AzureFixes
{
    public static FixText OfFunctions(FixNeeds needs) => needs.Cause switch
    {
        Cause.PlatformAnswered => new FixText()
            .Say("Azure Functions: on Flex Consumption and Linux Consumption the host answers every preflight by its own list, so the origin has to be on that list:")
            .Code(AddOrigin(needs))
            .Say("On the other plans (Dedicated, Elastic Premium, Windows Consumption, Container Apps) empty the list instead, and the preflights reach your code: az functionapp cors remove … --allowed-origins '*' or each origin."),
        Cause.NoOptionsRoute => new FixText()
            .Say("Azure Functions: the host answers 404 where no HTTP trigger lists 'options'. Install CorsFunctions.Worker, whose catch-all takes them all, and give the app one line and a policy row:")
            .Code("builder.UseCorsPolicies();")
            .Code(Row(needs))
            .Say("Or list \"options\" in the methods of the function's HttpTrigger and answer it with the CORS headers."),
        Cause.AuthBeforeCors => new FixText()
            .Say("Azure Functions: 401 without your code having run comes from a missing function key or from the built-in authentication (Easy Auth). Use AuthorizationLevel.Anonymous for the triggers that browsers call and check the caller in code; in Easy Auth allow unauthenticated requests, or exclude the path:")
            .Code("az webapp auth update --name <app> --resource-group <group> --unauthenticated-client-action AllowAnonymous"),
        _ => new FixText()
            .Say("Azure Functions with CorsFunctions: a policy row that allows the request, in the table or the file:")
            .Code(Row(needs))
            .Say("Take other CORS code and the platform's CORS list out, so that one layer decides."),
    };

    public static FixText OfAppService(FixNeeds needs) => needs.Cause switch
    {
        Cause.AuthBeforeCors => OfFunctions(needs),
        Cause.NoOptionsRoute => new FixText().Say("Azure App Service: the app takes no OPTIONS on this path. Let the platform answer preflights by its own list, which then takes precedence over the app's code:").Code(AddOrigin(needs)),
        _ => new FixText()
            .Say("Azure App Service: its own CORS list takes precedence over the app's code. Either put the origin on it:")
            .Code(AddOrigin(needs))
            .Say("or empty it (az webapp cors remove … for each origin) and do CORS in the app. Not both: that doubles the headers."),
    };

    public static FixText OfApiManagement(FixNeeds needs) => new FixText()
        .Say("Azure API Management: in the <inbound> section of the API's policy, before everything that authenticates. It answers preflights without a subscription key:")
        .Code(Policy(needs))
        .Say("The backend has to leave CORS alone then, or the headers come twice.");

    private static string[] AddOrigin(FixNeeds needs) =>
    [
        $"az webapp cors add --name <app> --resource-group <group> --allowed-origins {needs.Origin}",
        .. needs.Credentials ? new[] { "az resource update --ids <id of the app>/config/web --set properties.cors.supportCredentials=true" } : [],
    ];

    private static IEnumerable<string> Row(FixNeeds needs)
    {
        yield return "{";
        yield return "  \"rowKey\": \"web-app\",";
        yield return $"  \"origins\": \"{needs.Origin}\",";
        yield return $"  \"methods\": \"{needs.MethodList}\",";
        yield return $"  \"headers\": \"{needs.HeaderList}\",";
        yield return $"  \"credentials\": {(needs.Credentials ? "true" : "false")}{(Danger(needs) is null ? "" : ",")}";
        if (Danger(needs) is { } danger)
        {
            yield return $"  \"tolerate\": \"{danger}\"";
        }

        yield return "}";
    }

    // A row says what it accepts on purpose: anyone on the network can speak for an http origin.
    private static string? Danger(FixNeeds needs) =>
        needs.Origin == "null" ? TolerateColumn.NullOriginName
        : needs.Credentials && Uri.TryCreate(needs.Origin, UriKind.Absolute, out var origin) && origin is { Scheme: "http", IsLoopback: false }
            ? TolerateColumn.InsecureOriginName
        : null;

    private static IEnumerable<string> Policy(FixNeeds needs)
    {
        yield return $"<cors allow-credentials=\"{(needs.Credentials ? "true" : "false")}\">";
        yield return $"  <allowed-origins><origin>{needs.Origin}</origin></allowed-origins>";
        yield return $"  <allowed-methods>{string.Concat(needs.Methods.Select(method => $"<method>{method}</method>"))}</allowed-methods>";
        if (needs.Headers.Count > 0)
        {
            yield return $"  <allowed-headers>{string.Concat(needs.Headers.Select(name => $"<header>{name}</header>"))}</allowed-headers>";
        }

        yield return "</cors>";
    }
}
