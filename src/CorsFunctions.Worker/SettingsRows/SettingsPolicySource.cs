using CorsFunctions.Rows;
using CorsFunctions.Sources;
using Microsoft.Extensions.Configuration;

namespace CorsFunctions.Worker.SettingsRows;

/// <summary>
/// Rows in the app settings, as <c>Cors:Policies:0:Origins</c>, and those that code added to the options: for an app that needs
/// no table. The configuration is read at each load, so that its own reload is seen.
/// </summary>
/// <param name="configuration">The app's configuration.</param>
/// <param name="rows">Those of the code; an empty PartitionKey stands for <paramref name="app"/>.</param>
/// <param name="app">The app that a row without PartitionKey is for.</param>
internal sealed class SettingsPolicySource(IConfiguration configuration, IReadOnlyList<PolicyRow> rows, string app) : IPolicySource
{
    public const string SectionName = $"{CorsPoliciesOptions.SectionName}:{nameof(CorsPoliciesOptions.Policies)}";

    private const int MostReadings = 4;

    private readonly SettingsRowReader reader = new(app);

    public string Description => $"settings {SectionName}";

    public static bool IsConfigured(IConfiguration configuration) => configuration.GetSection(SectionName).GetChildren().Any();

    public Task<IReadOnlyList<PolicyRow>> LoadAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<PolicyRow>>(
        [.. rows.Select(Own), .. ReadAgreed().GetSection(SectionName).GetChildren().Select(reader.Read)]);

    private PolicyRow Own(PolicyRow row) =>
        row.PartitionKey.Length > 0 ? row : new PolicyRow(app, row.RowKey, row.Columns) { Unreadable = row.Unreadable };

    // A provider may reload between two values: a row that is half old and half new was never written by anybody.
    private IConfigurationRoot ReadAgreed()
    {
        var values = Read();
        for (var readings = 1; readings < MostReadings; readings++)
        {
            var again = Read();
            if (again.SequenceEqual(values))
            {
                return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
            }

            values = again;
        }

        throw new PolicySourceException($"The {Description} change while they are read: {MostReadings} readings were different ones. The next load tries again");
    }

    private List<KeyValuePair<string, string?>> Read() => [.. configuration.GetSection(SectionName).AsEnumerable()];
}
