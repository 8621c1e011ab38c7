using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace CorsFunctions.Tests;

/// <summary>What stands in while nothing could be loaded, and what is said of it.</summary>
public sealed class StandInsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stand-ins-");
    private readonly FakeTimeProvider clock = new(Given.Now);
    private readonly FakeLogger log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IEnumerable<string> Messages => log.Collector.GetSnapshot().Select(entry => entry.Message);

    private SnapshotFile File => new(Path.Combine(folder.FullName, "policies.snapshot"));

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(true, true, true)]
    public void There_are_some_with_a_snapshot_or_a_fallback(bool hasSnapshot, bool hasFallback, bool exist) =>
        Assert.Equal(exist, StandIns(hasSnapshot ? File : null, hasFallback ? Fallback() : null).Standing.Exist);

    [Fact]
    public async Task Fallback_is_told_when_it_serves()
    {
        var (standing, news) = StandIns(null, Fallback("a"));

        var found = await standing.FindAsync(Token);
        news.Write();

        Assert.Equal(("a", PolicyOrigin.Fallback, Given.Now, null, null), (CacheTest.KeysOf(found!.Set), found.Origin, found.ChangedAt, found.LastSeen, found.Until));
        Assert.Equal(["Policies stand in for those from script, which could not be loaded: the fallback, script"], Messages);
    }

    [Fact]
    public async Task Snapshot_counts_until_its_greatest_age()
    {
        await WriteAsync(Given.Now.AddMinutes(-1));

        var found = await StandIns(File).Standing.FindAsync(Token);

        Assert.Equal(
            ("a", PolicyOrigin.Snapshot, Given.Now, Given.Now.AddMinutes(-1), Given.Now.AddMinutes(59)),
            (CacheTest.KeysOf(found!.Set), found.Origin, found.ChangedAt, found.LastSeen, found.Until));
    }

    [Fact]
    public async Task Snapshot_within_the_tolerance_of_clocks_is_not_of_the_future()
    {
        await WriteAsync(Given.Now + SnapshotFile.ClockTolerance);

        Assert.NotNull(await StandIns(File).Standing.FindAsync(Token));
    }

    [Fact]
    public async Task Snapshot_that_cannot_be_used_is_read_and_told_once()
    {
        await System.IO.File.WriteAllTextAsync(File.Path, "CorsFunctions snapshot 1 \n{}", Token);
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(File.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var (standing, news) = StandIns(File);
        Assert.Null(await standing.FindAsync(Token));
        news.Write();
        await WriteAsync(Given.Now);
        Assert.Null(await standing.FindAsync(Token));
        news.Write();

        Assert.Equal([$"The stand-in for the policies from script is ignored: snapshot {File.Path} was torn or changed: its checksum is wrong"], Messages);
    }

    [Fact]
    public async Task Missing_snapshot_is_nothing_to_tell()
    {
        var (standing, news) = StandIns(File);

        Assert.Null(await standing.FindAsync(Token));
        news.Write();

        Assert.Empty(Messages);
    }

    private static ScriptedSource Fallback(params string[] rowKeys)
    {
        var source = new ScriptedSource();
        source.Succeed(rowKeys);
        return source;
    }

    private async Task WriteAsync(DateTimeOffset instant) =>
        Assert.Null(await File.WriteAsync(new Snapshot(instant, [Given.Row("a", "https://a.example")]), "script", Given.App, Token));

    private (StandIns Standing, PendingLogs News) StandIns(SnapshotFile? snapshot, IPolicySource? fallback = null)
    {
        var news = new PendingLogs(log, "script", clock);
        var options = new PolicyCacheOptions(Given.App, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5)) { Snapshot = snapshot, Fallback = fallback };
        return (new StandIns(options, "script", clock, news), news);
    }
}
