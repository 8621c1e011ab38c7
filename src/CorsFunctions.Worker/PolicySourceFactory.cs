using CorsFunctions.Sources;
using CorsFunctions.Tables;
using CorsFunctions.Worker.SettingsRows;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CorsFunctions.Worker;

/// <summary>
/// Makes the source that the settings name, when the app starts; an app that registers a source of its own never gets here.
/// Settings are checked here; the client of the table service is made by the first load, beside the start of the app.
/// </summary>
internal static class PolicySourceFactory
{
    public const string RowsNotRead =
        "Cors:Policies holds rows, and the app registers an IPolicySource of its own, so they would not be read. Remove the rows, or the registration.";

    /// <summary>Whether settings or code hold rows themselves.</summary>
    public static bool HasRows(CorsPoliciesOptions options, IConfiguration configuration) => options.Policies.Count > 0 || SettingsPolicySource.IsConfigured(configuration);

    /// <exception cref="OptionsValidationException">The settings name no source; each failure says what to write.</exception>
    public static IPolicySource Create(CorsPoliciesOptions options, IConfiguration configuration)
    {
        if (HasRows(options, configuration))
        {
            return FindOther(options, configuration) is { } other
                ? throw new OptionsValidationException(Options.DefaultName, typeof(CorsPoliciesOptions), [$"{SettingsPolicySource.SectionName} holds rows, and {other} says to read others. An app reads one source: remove the rows, or drop {other}."])
                : new SettingsPolicySource(configuration, [.. options.Policies], options.App);
        }

        if (!string.IsNullOrWhiteSpace(options.PolicyFile))
        {
            return new FilePolicySource(options.PolicyFile, options.App);
        }

        var errors = new List<string>();
        if (!TableNames.IsTableName(options.Table))
        {
            errors.Add("Cors:Table is not a table name. Write 3 to 63 letters and digits, a letter first, or leave the setting out for 'CorsPolicies'.");
        }

        if (StorageConnection.Find(configuration) is not { } connection)
        {
            errors.Add("There is nothing to read policies from. Set CorsStorage to a storage connection string, CorsStorage__tableServiceUri to the table service's address, Cors:PolicyFile to a file, or write rows as Cors:Policies:0:Origins.");
        }
        else if (!connection.TryFindService(out var service, out var error))
        {
            errors.Add(error);
        }
        else if (errors.Count == 0)
        {
            return new TablePolicySource(service, options.Table, options.App);
        }

        throw new OptionsValidationException(Options.DefaultName, typeof(CorsPoliciesOptions), errors);
    }

    // Every app has AzureWebJobsStorage, so that alone says nothing.
    private static string? FindOther(CorsPoliciesOptions options, IConfiguration configuration) =>
        !string.IsNullOrWhiteSpace(options.PolicyFile) ? "Cors:PolicyFile"
        : IsSet(configuration.GetSection(StorageConnection.OwnName)) ? StorageConnection.OwnName
        : options.Table != CorsPoliciesOptions.DefaultTable ? "Cors:Table"
        : null;

    private static bool IsSet(IConfigurationSection section) => !string.IsNullOrEmpty(section.Value) || section.GetChildren().Any();
}
