namespace CorsFunctions.Browser.Tests.Scenarios;

/// <summary>Every scenario of the table.</summary>
internal static class AllScenarios
{
    public static IReadOnlyList<ScenarioGroup> Groups { get; } =
    [
        ArticleScenarios.Group, RequestScenarios.Group, OriginScenarios.Group, CredentialScenarios.Group, ResponseScenarios.Group, ResourceScenarios.Group, CacheScenarios.Group,
        SettingScenarios.Group,
    ];

    public static Scenario Find(string name) => Groups.SelectMany(group => group.Scenarios).Single(scenario => scenario.Name == name);
}
