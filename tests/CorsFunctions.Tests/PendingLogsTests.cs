using Microsoft.Extensions.Logging;

namespace CorsFunctions.Tests;

/// <summary>What loads have to say, when it is logged, and that it does not grow.</summary>
public class PendingLogsTests : CacheTest
{
    private readonly PendingLogs news;

    public PendingLogsTests() => news = new PendingLogs(Log, "script", Clock);

    [Fact]
    public void Nothing_is_logged_before_it_is_asked_for_and_nothing_twice()
    {
        news.Recovered(3);
        Assert.Empty(Entries);

        news.Write();
        news.Write();

        Assert.Equal("Policies can be loaded from script again since 2026-11-21 12:00:00Z, after 3 failed attempts", Assert.Single(Entries).Message);
    }

    [Fact]
    public void Of_each_event_the_newest_is_told_with_its_instant_and_the_count_of_the_earlier_ones()
    {
        for (var i = 0; i < 1600; i++)
        {
            news.Loaded(Given.Set(Given.Row($"r{i}", "https://nonsense.example/")));
            news.Failed(new PolicySourceException($"down {i}"), "so");
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        news.Write();

        Assert.Equal(
            [
                "1599 earlier events PoliciesLoaded of script since 2026-11-21 12:00:00Z are not logged one by one",
                "Policies loaded from script at 2026-11-21 12:26:39Z; rows: 1, set aside: 1",
            ],
            Entries.Take(2).Select(entry => entry.Message));
        Assert.Contains("row 'r1599'", Entries[2].Message, StringComparison.Ordinal);
        Assert.Equal("down 1599", Entries.Single(entry => entry.Id.Name == "PolicyReloadFailed").Exception!.Message);
        Assert.Equal(["EarlierEvents", "PoliciesLoaded", "RowError", "EarlierEvents", "PolicyReloadFailed"], Events);
    }

    [Theory]
    [InlineData(1, 48, 0)]
    [InlineData(2, 48, 0)]
    [InlineData(300, 47, 1)]
    public void No_more_than_fifty_lines_are_written_at_once_and_errors_come_first(int loads, int findings, int more)
    {
        var bad = loads > 2 ? 300 : 48;
        for (var i = 0; i < loads; i++)
        {
            news.Loaded(Given.Set([.. Enumerable.Range(0, bad - 1).Select(i => Given.Row($"a{i:000}", $"https://a{i}.example", "Unknown", "x")), Given.Row("z", "https://nonsense.example/")]));
        }

        news.Write();

        Assert.InRange(Entries.Count, 1, PendingLogs.MostLines);
        var told = Entries.Count(entry => entry.Id.Name is "RowError" or "RowWarning");
        Assert.Equal((findings, more), (told, Entries.Count(entry => entry.Id.Name == "MoreFindings")));
        Assert.StartsWith("Policy row set aside, in script: row 'z'", Entries.First(entry => entry.Id.Name!.StartsWith("Row", StringComparison.Ordinal)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Row_that_claims_nothing_is_an_error_of_its_own_and_comes_first()
    {
        news.Loaded(Given.Set(Given.Row("a", "https://a.example/"), Given.Row("b", "https://b.example", "Route", 5)));

        news.Write();

        var told = Entries.Where(entry => entry.Id.Name!.StartsWith("Row", StringComparison.Ordinal)).ToList();
        Assert.Equal([("RowUnclaimed", LogLevel.Error), ("RowError", LogLevel.Warning)], told.Select(entry => (entry.Id.Name, entry.Level)));
        Assert.StartsWith("Policy row set aside, and a looser row may govern in its place, in script: row 'b'", told[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_about_to_expire_leave_room_for_the_rest()
    {
        for (var i = 0; i < 1000; i++)
        {
            news.ExpiresSoon($"r{i}", Clock.GetUtcNow().AddSeconds(i));
        }

        news.Loaded(Given.Set([.. Enumerable.Range(0, 100).Select(i => Given.Row($"a{i}", "https://nonsense.example/"))]));
        news.Write();

        Assert.Equal(PendingLogs.MostLines, Entries.Count);
        Assert.Contains("MoreFindings", Events);
    }

    [Fact]
    public void No_more_rows_about_to_expire_are_kept_than_lines_are_written()
    {
        for (var i = 0; i <= PendingLogs.MostLines; i++)
        {
            news.ExpiresSoon($"r{i}", Clock.GetUtcNow().AddDays(2).AddSeconds(-i));
        }

        news.Write();

        Assert.Equal(Enumerable.Range(25, 25).Reverse().Select(i => $"r{i}"), Entries.Select(entry => entry.GetStructuredStateValue("Row")));
    }

    [Theory]
    [InlineData("the last good policies stay in force")]
    [InlineData("no policies are in force")]
    public void Failure_of_the_source_is_told_by_its_sentence_with_the_details_for_developers(string consequence)
    {
        var thrown = new PolicySourceException("The place, the cause, the fix", new IOException("details"));

        news.Failed(thrown, consequence);
        news.Write();

        Assert.Equal((LogLevel.Error, "PolicyReloadFailed", $"Policies could not be loaded at 2026-11-21 12:00:00Z, and {consequence}"), (Entries[0].Level, Entries[0].Id.Name, Entries[0].Message));
        Assert.Equal(("The place, the cause, the fix", null), (Entries[0].Exception!.Message, Entries[0].Exception!.InnerException));
        Assert.Equal((LogLevel.Debug, "Details of what failed at script"), (Entries[1].Level, Entries[1].Message));
        Assert.Same(thrown, Entries[1].Exception);
    }

    [Fact]
    public void Other_failure_is_told_whole()
    {
        var thrown = new InvalidOperationException("bug");

        news.Failed(thrown, "so");
        news.Write();

        Assert.Same(thrown, Assert.Single(Entries).Exception);
    }

    [Fact]
    public async Task Where_the_host_takes_no_logs_outside_of_invocations_they_wait_for_the_end_of_the_next_one()
    {
        Options = Options with { LogAtOnce = false };
        Source.Succeed("a");
        await KeysAsync();
        await Cache.Settled;
        await KeysAsync();
        Assert.Empty(Events);

        Cache.WritePendingLogs();

        Assert.Equal(["PoliciesLoaded"], Events);
    }

    [Fact]
    public async Task Where_the_host_takes_them_they_are_logged_at_once()
    {
        Source.Fail(new PolicySourceException("down"));
        Cache.LoadIfDue();
        await Cache.Settled;

        Assert.Equal(["PolicyReloadFailed"], Events);
    }
}
