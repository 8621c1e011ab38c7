using CorsFunctions.Infra.Tests.Support;

namespace CorsFunctions.Infra.Tests;

/// <summary>
/// What a deployment would make, against the approved files beside the parameters. After a change that is wanted:
/// <c>INFRA_SNAPSHOTS=overwrite dotnet test tests/CorsFunctions.Infra.Tests</c>, and look at what git shows.
/// </summary>
public sealed class SnapshotTests
{
    public static TheoryData<string> Names => Snapshot.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Deployment_makes_what_was_approved(string name)
    {
        var mode = Environment.GetEnvironmentVariable("INFRA_SNAPSHOTS") ?? "validate";

        var result = await PredictAsync(name, mode);

        Assert.True(result.ExitCode == 0, result.Output);
    }

    [Theory]
    [InlineData("vnet-on-consumption", "vnetEnabled does not work with hosting Consumption")]
    [InlineData("origins-off-flex", "mirroredOrigins works with hosting FlexConsumption only")]
    [InlineData("credentials-off-flex", "mirroredCredentials works with hosting FlexConsumption only")]
    [InlineData("addresses-without-vnet", "operatorIpAddresses works with vnetEnabled only")]
    [InlineData("image-off-container-apps", "containerImage works with hosting ContainerApps only")]
    public async Task Setting_without_effect_stops_the_deployment(string name, string sentence)
    {
        var result = await PredictAsync(Path.Combine("refused", name), "validate");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(sentence, result.Output, StringComparison.Ordinal);
    }

    private static Task<BicepResult> PredictAsync(string name, string mode) => Bicep.RunAsync(
        "snapshot", Path.Combine(Repository.Cases, name + ".bicepparam"), "--mode", mode, "--location", "westeurope", "--deployment-name", "main",
        "--subscription-id", "00000000-0000-0000-0000-000000000000", "--tenant-id", "00000000-0000-0000-0000-000000000001");
}
