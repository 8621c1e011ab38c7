using CorsFunctions.Worker.SettingsRows;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CorsFunctions.Worker.Startup;

/// <summary>Finds what an app had for CORS before, and what to do with it.</summary>
internal sealed class EarlierCors(IConfiguration configuration, CorsPipeline pipeline, IOptions<WorkerOptions> worker)
{
    public const string OriginsSetting = "CORS_ORIGINS";
    public const string HostSetting = "Host:CORS";

    private const string LocalSettings = "local.settings.json";
    private const string ServiceName = "Microsoft.AspNetCore.Cors.Infrastructure.ICorsService";
    private const string OptionsName = "Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions";

    /// <summary>Where origins belong, with those of a setting in the form of a row.</summary>
    public static string RowFor(string? origins) =>
        $"{SettingsPolicySource.SectionName}:0:Origins = '{Printable.Text(Separated(origins) is { Length: > 0 } list ? list : "https://app.example.com")}'";

    public IEnumerable<string> Find()
    {
        if (HasAddCors())
        {
            yield return "AddCors() answers no preflight of a function app, and UseCors() in a startup filter leaves preflights waiting until they fail. Remove both, and write the origins as rows";
        }

        if (configuration[OriginsSetting] is { Length: > 0 } origins)
        {
            yield return $"The setting {OriginsSetting} is not read: origins are rows. Write {RowFor(origins)} or a row of the table, and remove it";
        }

        // A variable of that name may be another program's, so it does not stop the app as a misspelt setting does.
        if (configuration[CorsPoliciesOptions.SectionName] is { Length: > 0 } value)
        {
            var meant = value is "*" || value.Contains("://", StringComparison.Ordinal) ? value : null;
            yield return $"The setting {CorsPoliciesOptions.SectionName} has a value of its own, which is not read: settings stand below it, as in {CorsPoliciesOptions.SectionName}:{nameof(CorsPoliciesOptions.App)}, and origins are rows. Write {RowFor(meant)} or a row of the table, and remove it";
        }

        if (!string.IsNullOrEmpty(configuration[HostSetting]) || !string.IsNullOrEmpty(LocalHostCors()))
        {
            yield return $"{LocalSettings} has Host.CORS, with which func start answers preflights itself: they do not arrive here. Remove it; 'cors policies import --platform-cors {LocalSettings}' makes a row of it";
        }
    }

    // The ASP.NET Core integration adds MVC, and that adds the service; the options are of those who call AddCors with something in it.
    private bool HasAddCors() => pipeline.Services.Any(service =>
        (service.ServiceType.FullName == ServiceName && !Integration.IsOn(worker.Value)) || IsForOptions(service.ServiceType));

    private static bool IsForOptions(Type type) =>
        type.IsConstructedGenericType && type.GetGenericTypeDefinition() == typeof(IConfigureOptions<>) && type.GenericTypeArguments[0].FullName == OptionsName;

    // Core Tools hand on only what is under Values. The file is beside the app on a developer's machine and never deployed.
    private static string? LocalHostCors()
    {
        var file = Path.Combine(AppContext.BaseDirectory, LocalSettings);
        try
        {
            return File.Exists(file) ? new ConfigurationBuilder().AddJsonFile(file).Build()[HostSetting] : null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Separated(string? origins) =>
        string.Join(", ", (origins ?? "").Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
