using Microsoft.Extensions.Configuration;

namespace CorsFunctions.Worker.Status;

/// <summary>Where the app runs, and whether its host lets preflights through to it.</summary>
/// <param name="Name">The plan, for people.</param>
/// <param name="PreflightsArrive">False where the host answers every preflight itself.</param>
/// <param name="Advice">What to do, or what has to stay so; a sentence with its full stop.</param>
internal sealed record HostingPlan(string Name, bool PreflightsArrive, string Advice)
{
    private const string OnRequest = "a plan with FUNCTIONS_ENABLE_CORS_CONFIGURATION";
    private const string KeepPlatformEmpty = "They do as long as the platform's own CORS (siteConfig.cors) is empty.";

    /// <summary>Finds out from the variables that the platform sets.</summary>
    /// <remarks>
    /// The Functions host registers CORS of its own on Flex and Linux Consumption, and where FUNCTIONS_ENABLE_CORS_CONFIGURATION asks for it
    /// (<c>WebScriptHostBuilderExtension</c>); it tells the plans by these very variables (<c>EnvironmentExtensions</c>).
    /// </remarks>
    public static HostingPlan Find(IConfiguration environment)
    {
        bool IsSet(string name) => !string.IsNullOrEmpty(environment[name]);
        var sku = environment["WEBSITE_SKU"] ?? "";
        if (sku.Equals("FlexConsumption", StringComparison.OrdinalIgnoreCase))
        {
            return AnsweredByHost("Flex Consumption");
        }

        if (IsSet("MANAGED_ENVIRONMENT") || IsSet("CONTAINER_APP_NAME"))
        {
            return new("Container Apps", true, "They do as long as the ingress has no corsPolicy.");
        }

        if (!IsSet("WEBSITE_INSTANCE_ID"))
        {
            // Other containers have a CONTAINER_NAME as well; the platform's have a site.
            return IsSet("CONTAINER_NAME") && (IsSet("WEBSITE_SITE_NAME") || IsSet("WEBSITE_SKU"))
                ? AnsweredByHost("Linux Consumption")
                : IsSwitchedOn(environment) ? AnsweredByHost(OnRequest)
                : new("not on an App Service plan", true, "They do as long as the host has no CORS settings of its own (func start: --cors, Host.CORS in local.settings.json).");
        }

        return IsSwitchedOn(environment) ? AnsweredByHost(OnRequest) : new(NameOf(sku), true, KeepPlatformEmpty);
    }

    private static HostingPlan AnsweredByHost(string plan) => new(
        plan, false,
        $"On {plan} the Functions host answers every preflight itself, from the platform's CORS, and asks no row. Give it the origins that 'cors mirror' prints, and keep Cors:EnforceOrigin on; docs/hosting.md says what is lost and which plans keep everything.");

    private static bool IsSwitchedOn(IConfiguration environment) =>
        environment["FUNCTIONS_ENABLE_CORS_CONFIGURATION"] is { Length: > 0 } value && value != "0" && !value.Equals("false", StringComparison.OrdinalIgnoreCase);

    private static string NameOf(string sku) =>
        sku.Equals("Dynamic", StringComparison.OrdinalIgnoreCase) ? "Consumption (Windows)"
        : sku.Equals("ElasticPremium", StringComparison.OrdinalIgnoreCase) ? "Elastic Premium"
        : sku.Length == 0 ? "App Service" : $"App Service plan ({Printable.Text(sku)})";
}
