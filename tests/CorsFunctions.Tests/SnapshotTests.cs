namespace CorsFunctions.Tests;

/// <summary>A start while the source cannot be read: what an earlier process saw stands in, marked as such, and for a while only.</summary>
public sealed class SnapshotTests : CacheTest, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("snapshot-");

    public SnapshotTests() => Options = Options with { Snapshot = File };

    private SnapshotFile File => new(System.IO.Path.Combine(folder.FullName, "policies.snapshot"));

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Start_with_the_source_down_serves_the_last_good_set_and_says_so()
    {
        await EarlierProcessAsync("a", "b");
        Clock.Advance(TimeSpan.FromMinutes(10));
        Source.Fail(new PolicySourceException("down"));

        Assert.Equal("a,b", await KeysAsync());
        await Cache.Settled;
        Assert.Equal(["StandInServed", "PolicyReloadFailed"], Events);
        Assert.Equal(
            $"Policies stand in for those from script, which could not be loaded: the snapshot {File.Path} of 2026-11-21 12:00:00Z, 600 s old",
            Entries[0].Message);
        Assert.EndsWith("and other policies stand in", Entries[1].Message, StringComparison.Ordinal);
        var status = Cache.Status;
        Assert.True(status.IsDegraded);
        Assert.Equal((PolicyOrigin.Snapshot, Given.Now, TimeSpan.FromMinutes(10), 2), (status.InForce, status.LastSeen, status.Age, status.Rows));
    }

    [Fact]
    public async Task First_good_load_takes_over()
    {
        await EarlierProcessAsync("a");
        Source.Fail(new PolicySourceException("down"));
        await KeysAsync();
        await Cache.Settled;
        Source.Succeed("b");

        Assert.Equal("b", await ReloadAsync());
        Assert.False(Cache.Status.IsDegraded);
    }

    [Fact]
    public async Task Good_first_load_never_shows_the_snapshot()
    {
        await EarlierProcessAsync("a");
        var release = Source.Hold("b");
        var request = KeysAsync();
        await Source.Started(1);
        Clock.Advance(TimeSpan.FromSeconds(0.9));
        release.SetResult();

        Assert.Equal("b", await request);
        await Cache.Settled;
        Assert.Equal(["PoliciesLoaded"], Events);
    }

    [Fact]
    public async Task Hanging_first_load_is_waited_for_a_second()
    {
        await EarlierProcessAsync("a");
        Source.Hang();
        var request = KeysAsync();
        await Source.Started(1);
        Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("a", await request);
        Assert.True(Cache.GetAsync(Token).AsTask().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Snapshot_counts_until_its_greatest_age_and_no_longer()
    {
        await EarlierProcessAsync("a");
        Source.Fail(new PolicySourceException("down"));
        await KeysAsync();
        await Cache.Settled;
        Source.Fail(new PolicySourceException("down"));
        Assert.Equal("a", await ReloadAsync(Options.SnapshotMaxAge - TimeSpan.FromTicks(1)));
        Source.Fail(new PolicySourceException("down"));
        Clock.Advance(TimeSpan.FromTicks(1));

        Assert.Null(Cache.Current);
        Assert.Null(await ReloadAsync());
        Assert.Equal(PolicyOrigin.None, Cache.Status.InForce);
    }

    [Fact]
    public async Task Snapshot_that_is_too_old_at_the_start_is_ignored_with_a_warning()
    {
        await EarlierProcessAsync("a");
        Clock.Advance(Options.SnapshotMaxAge);
        Source.Fail(new PolicySourceException("down"));

        Assert.Null(await KeysAsync());
        await Cache.Settled;
        Assert.Contains($"snapshot {File.Path} is 0.01:00:00 old, and Cors:SnapshotMaxAge is 01:00:00", Entries[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snapshot_of_the_future_is_ignored()
    {
        var ahead = new Snapshot(Clock.GetUtcNow() + SnapshotFile.ClockTolerance + TimeSpan.FromTicks(1), [Given.Row("a", "https://a.example")]);
        Assert.Null(await File.WriteAsync(ahead, "script", Given.App, Token));
        Source.Fail(new PolicySourceException("down"));

        Assert.Null(await KeysAsync());
        await Cache.Settled;
        Assert.Contains("is of a later time than now", Entries[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snapshot_of_a_steady_set_is_kept_young()
    {
        Source.Succeed("a");
        await KeysAsync();
        await Cache.Settled;
        for (var minute = 0; minute < 60; minute++)
        {
            Source.Succeed("a");
            await ReloadAsync(TimeSpan.FromMinutes(1));
        }

        var (snapshot, _) = await File.ReadAsync("script", Given.App, Token);
        Assert.InRange(Clock.GetUtcNow() - snapshot!.Instant, TimeSpan.Zero, Options.SnapshotMaxAge / 4);
    }

    [Fact]
    public async Task Source_with_versions_is_asked_for_all_rows_when_the_snapshot_grows_old()
    {
        var version = new object();
        Source.Answer([Given.Row("a", "https://a.example")], version: version);
        await KeysAsync();
        await Cache.Settled;
        Source.Answer(null, version: version);
        await ReloadAsync(TimeSpan.FromMinutes(14));
        Source.Answer([Given.Row("a", "https://a.example")], version: version);
        await ReloadAsync(TimeSpan.FromMinutes(1));

        Assert.Equal([null, version, null], Source.Requests.Select(request => request.Known));
        Assert.Equal(Clock.GetUtcNow(), (await File.ReadAsync("script", Given.App, Token)).Snapshot!.Instant);
    }

    [Fact]
    public async Task Source_is_told_that_an_earlier_process_read_from_it()
    {
        await EarlierProcessAsync("a");
        Source.Fail(new PolicySourceException("down"));
        await KeysAsync();

        Assert.True(Assert.Single(Source.Requests).WasRead);
    }

    [Fact]
    public async Task Rows_come_back_with_all_their_types_and_faults()
    {
        PolicyRow[] rows =
        [
            new(Given.App, "types", new Dictionary<string, object?>
            {
                ["Text"] = "a\nb", ["Flag"] = true, ["Int"] = 1, ["Long"] = 1L, ["Double"] = 0.1, ["Instant"] = Given.Now.AddTicks(1),
                ["List"] = new[] { "a", "b" }, ["Null"] = null, ["Other"] = new UnsupportedValue("[1]"),
            }),
            new("other", "unreadable", new Dictionary<string, object?>()) { Unreadable = "why" },
        ];
        Assert.Null(await File.WriteAsync(new Snapshot(Given.Now, rows), "script", Given.App, Token));

        var (snapshot, fault) = await File.ReadAsync("script", Given.App, Token);

        Assert.Null(fault);
        Assert.Equal(PolicyFingerprint.Of(rows), PolicyFingerprint.Of(snapshot!.Rows));
    }

    [Fact]
    public async Task Expired_row_stays_expired()
    {
        Assert.Null(await File.WriteAsync(
            new Snapshot(Given.Now, [Given.Row("a", "https://app.example.com", "ExpiresOn", Given.Now.AddMinutes(1))]), "script", Given.App, Token));
        Clock.Advance(TimeSpan.FromMinutes(1));
        Source.Fail(new PolicySourceException("down"));

        var set = await Cache.GetAsync(Token);

        Assert.Equal(CorsOutcome.Refused, Given.Decide(set, Given.Actual("https://app.example.com"), Clock.GetUtcNow()).Outcome);
    }

    [Fact]
    public async Task Any_changed_byte_and_any_torn_end_is_found()
    {
        await EarlierProcessAsync("a");
        var whole = await System.IO.File.ReadAllBytesAsync(File.Path, Token);
        for (var i = 0; i < whole.Length; i++)
        {
            var changed = whole.ToArray();
            changed[i] ^= 1;
            await AssertIgnoredAsync(changed);
            await AssertIgnoredAsync(whole[..i]);
        }

        await AssertIgnoredAsync([.. whole, (byte)' ']);
    }

    [Theory]
    [InlineData("other source", Given.App)]
    [InlineData("script", "other app")]
    public async Task Snapshot_of_another_source_or_app_is_ignored(string source, string app)
    {
        Assert.Null(await File.WriteAsync(new Snapshot(Given.Now, []), source, app, Token));

        Assert.Equal((null, "is of another source or app"), await File.ReadAsync("script", Given.App, Token));
    }

    [Fact]
    public async Task Snapshot_is_for_its_owner_only_and_nothing_is_left_beside_it()
    {
        await EarlierProcessAsync("a");
        await EarlierProcessAsync("b");

        Assert.Equal([File.Path], Directory.EnumerateFiles(folder.FullName));
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes");
            return;
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File.Path));

        System.IO.File.SetUnixFileMode(File.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite);
        Assert.Equal((null, "is open to others than its owner. Remove it"), await File.ReadAsync("script", Given.App, Token));
    }

    [Fact]
    public async Task Link_is_not_followed()
    {
        await EarlierProcessAsync("a");
        var link = new SnapshotFile(System.IO.Path.Combine(folder.FullName, "link"));
        System.IO.File.CreateSymbolicLink(link.Path, File.Path);

        Assert.Equal((null, "is a link. Remove it"), await link.ReadAsync("script", Given.App, Token));
    }

    [Fact]
    public async Task Folder_that_cannot_be_written_to_is_told_with_the_fix_and_no_load_fails_for_it()
    {
        Options = Options with { Snapshot = new SnapshotFile(System.IO.Path.Combine(folder.FullName, "none", "file")) };
        Source.Succeed("a");

        Assert.Equal("a", await KeysAsync());
        await Cache.Settled;
        Assert.Equal(["PoliciesLoaded", "SnapshotNotWritten"], Events);
        Assert.Contains("Set Cors:SnapshotFile to a file in a folder that this process may write to, or to 'off'", Entries[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fallback_stands_in_where_there_is_no_snapshot_for_as_long_as_it_takes()
    {
        Options = Options with { Fallback = Rows("fallback") };
        Source.Fail(new PolicySourceException("down"));
        Assert.Equal("fallback", await KeysAsync());
        await Cache.Settled;
        Source.Fail(new PolicySourceException("down"));

        Assert.Equal("fallback", await ReloadAsync(TimeSpan.FromDays(30)));
        Assert.Equal((PolicyOrigin.Fallback, null), (Cache.Status.InForce, Cache.Status.Age));
        Assert.True(Cache.Status.IsDegraded);
    }

    [Fact]
    public async Task Fallback_follows_the_snapshot_when_that_is_too_old()
    {
        await EarlierProcessAsync("a");
        Options = Options with { Fallback = Rows("fallback") };
        Source.Fail(new PolicySourceException("down"));
        Assert.Equal("a", await KeysAsync());
        await Cache.Settled;
        Source.Fail(new PolicySourceException("down"));

        Assert.Equal("fallback", await ReloadAsync(Options.SnapshotMaxAge));
    }

    [Fact]
    public async Task Fallback_that_cannot_be_read_is_told_once()
    {
        Options = Options with { Fallback = new FilePolicySource(System.IO.Path.Combine(folder.FullName, "none.json"), Given.App) };
        for (var i = 0; i < 3; i++)
        {
            Source.Fail(new PolicySourceException("down"));
            Assert.Null(await ReloadAsync());
        }

        Assert.Equal(["StandInIgnored", "PolicyReloadFailed"], Events);
    }

    [Fact]
    public async Task Fallback_that_hangs_does_not_keep_the_source_from_being_asked_again()
    {
        var fallback = new ScriptedSource();
        fallback.Hang();
        Options = Options with { Fallback = fallback };
        Source.Fail(new PolicySourceException("down"));
        Cache.LoadIfDue();
        var settled = Cache.Settled;
        while (!settled.IsCompleted)
        {
            Token.ThrowIfCancellationRequested();
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Source.Succeed("a");

        Assert.Equal("a", await ReloadAsync());
    }

    [Fact]
    public void Default_file_is_one_for_each_app_and_source()
    {
        string[] paths = [SnapshotFile.DefaultPath("a", "bc"), SnapshotFile.DefaultPath("ab", "c"), SnapshotFile.DefaultPath("a", "bd")];

        Assert.Equal(3, paths.Distinct().Count());
        Assert.All(paths, path => Assert.StartsWith(System.IO.Path.GetTempPath(), path, StringComparison.Ordinal));
    }

    private static ScriptedSource Rows(string rowKey)
    {
        var source = new ScriptedSource();
        source.Succeed(rowKey);
        return source;
    }

    private async Task EarlierProcessAsync(params string[] rowKeys)
    {
        var source = new ScriptedSource();
        source.Succeed(rowKeys);
        var cache = new PolicyCache(source, Options with { LogAtOnce = false }, Clock, Log);
        await cache.GetAsync(Token);
        await cache.Settled;
    }

    private async Task AssertIgnoredAsync(byte[] content)
    {
        await System.IO.File.WriteAllBytesAsync(File.Path, content, Token);
        var (snapshot, fault) = await File.ReadAsync("script", Given.App, Token);
        Assert.Null(snapshot);
        Assert.NotNull(fault);
    }
}
