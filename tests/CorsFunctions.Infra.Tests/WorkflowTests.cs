using System.Text.RegularExpressions;
using CorsFunctions.Infra.Tests.Support;

namespace CorsFunctions.Infra.Tests;

public sealed partial class WorkflowTests
{
    private static readonly string folder = Path.Combine(Repository.Root, ".github", "workflows");

    public static TheoryData<string> Names { get; } = [.. Directory.GetFiles(folder, "*.yml").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Actions_are_pinned_by_commit(string name)
    {
        var uses = Read(name).Split('\n').Where(line => line.Contains("uses:", StringComparison.Ordinal));

        Assert.All(uses, line => Assert.Matches(PinnedAction(), line));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Jobs_have_only_the_rights_that_they_name(string name) =>
        Assert.Contains("\npermissions: {}\n", Read(name), StringComparison.Ordinal);

    [Fact]
    public void Deployment_checks_rows_before_and_a_preflight_after()
    {
        var workflow = Read("azure-dev.yml");

        var steps = new[] { "policies validate --file", "azd provision", "azd deploy", "check \"$address$CHECK_PATH\"" };
        var places = steps.Select(step => workflow.IndexOf(step, StringComparison.Ordinal)).ToArray();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void Deployment_hands_on_every_setting_of_azd()
    {
        var workflow = Read("azure-dev.yml");
        var variables = AzdVariable().Matches(File.ReadAllText(Path.Combine(Repository.Infra, "main.parameters.json"))).Select(match => match.Groups[1].Value);

        // azd itself knows who deploys.
        Assert.All(variables.Except(["AZURE_PRINCIPAL_ID"]), variable => Assert.Contains(variable, workflow, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex PinnedAction();

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex AzdVariable();

    private static string Read(string name) => File.ReadAllText(Path.Combine(folder, name)).ReplaceLineEndings("\n");
}
