using CorsFunctions.Sources;
using Microsoft.Extensions.Configuration;
using Moq;

namespace CorsFunctions.Worker.Tests;

/// <summary>What the settings make of snapshot, fallback and logs.</summary>
public class StandInSettingsTests
{
    private static readonly IPolicySource Table = Mock.Of<IPolicySource>(source => source.Description == "table");

    [Fact]
    public void Snapshot_is_a_file_of_this_app_and_source_in_the_temporary_folder() =>
        Assert.Equal(SnapshotFile.DefaultPath("default", "table"), Create(new CorsPoliciesOptions()).Snapshot!.Path);

    [Theory]
    [InlineData("off")]
    [InlineData("OFF")]
    public void Snapshot_can_be_switched_off(string text) => Assert.Null(Create(new CorsPoliciesOptions { SnapshotFile = text }).Snapshot);

    [Fact]
    public void Snapshot_can_be_named_with_its_age()
    {
        var options = Create(new CorsPoliciesOptions { SnapshotFile = "policies.snapshot", SnapshotMaxAge = TimeSpan.FromMinutes(5) });

        Assert.Equal((Path.GetFullPath("policies.snapshot"), TimeSpan.FromMinutes(5)), (options.Snapshot!.Path, options.SnapshotMaxAge));
    }

    [Fact]
    public void Policy_file_has_a_snapshot_only_where_it_is_named()
    {
        var file = new FilePolicySource("policies.json", "default");

        Assert.Null(Create(new CorsPoliciesOptions(), file).Snapshot);
        Assert.NotNull(Create(new CorsPoliciesOptions { SnapshotFile = "policies.snapshot" }, file).Snapshot);
    }

    [Fact]
    public void Fallback_is_looked_for_in_the_folder_of_the_app()
    {
        Assert.Null(Create(new CorsPoliciesOptions()).Fallback);
        Assert.Equal(
            $"file {Path.Combine(AppContext.BaseDirectory, "fallback.json")}",
            Create(new CorsPoliciesOptions { FallbackFile = "fallback.json" }).Fallback!.Description);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("false", false)]
    [InlineData("true", true)]
    public void Logs_are_written_at_once_only_where_the_host_says_that_it_takes_them(string? value, bool expected) =>
        Assert.Equal(expected, Create(new CorsPoliciesOptions(), setting: value).LogAtOnce);

    private static PolicyCacheOptions Create(CorsPoliciesOptions options, IPolicySource? source = null, string? setting = null) => PolicyCacheFactory.CreateOptions(
        options, source ?? Table, new ConfigurationBuilder().AddInMemoryCollection([new(PolicyCacheFactory.LogAtOnceName, setting)]).Build());
}
