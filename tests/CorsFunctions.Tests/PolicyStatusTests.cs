namespace CorsFunctions.Tests;

/// <summary>What is told of the state: to health checks, and by events of their own.</summary>
public class PolicyStatusTests : CacheTest
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public void Nothing_is_in_force_before_the_first_load() =>
        Assert.Equal(new PolicyStatus("script", PolicyOrigin.None, null, null, null, 0, 0, 0, null, null), Cache.Status);

    [Fact]
    public async Task Set_in_force_has_the_instant_at_which_its_rows_were_last_seen()
    {
        Source.Succeed([Given.Row("a", "https://a.example"), Given.Row("b", "nonsense"), Given.Row("c", "https://c.example")]);
        await KeysAsync();
        await Cache.Settled;
        Source.Succeed([Given.Row("a", "https://a.example"), Given.Row("b", "nonsense"), Given.Row("c", "https://c.example")]);
        await ReloadAsync(TimeSpan.FromSeconds(10));
        Clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(
            new PolicyStatus("script", PolicyOrigin.Source, Given.Now.AddSeconds(10), TimeSpan.FromSeconds(3), Given.Now, 3, 1, 0, null, null) { Loads = 2 },
            Cache.Status);
        Assert.False(Cache.Status.IsDegraded);
    }

    [Fact]
    public async Task Failure_is_told_with_its_sentence_and_stays_after_the_recovery_as_the_last_one()
    {
        Source.Succeed("a");
        await KeysAsync();
        await Cache.Settled;
        for (var i = 0; i < 2; i++)
        {
            Source.Fail(new PolicySourceException("The place, the cause, the fix"));
            await ReloadAsync();
        }

        Assert.Equal((2, "The place, the cause, the fix", Given.Now.AddSeconds(20)), (Cache.Status.Failures, Cache.Status.LastFailure, Cache.Status.FailedAt));

        Source.Succeed("a");
        await ReloadAsync();
        Assert.Equal((0, "The place, the cause, the fix", Given.Now.AddSeconds(20)), (Cache.Status.Failures, Cache.Status.LastFailure, Cache.Status.FailedAt));
    }

    [Fact]
    public async Task Sentence_of_an_unknown_failure_is_printable_and_bounded()
    {
        Source.Fail(new InvalidOperationException($"evil\n{new string('x', 1000)}"));
        await KeysAsync();
        await Cache.Settled;

        Assert.StartsWith("InvalidOperationException: evil\\u000ax", Cache.Status.LastFailure, StringComparison.Ordinal);
        Assert.InRange(Cache.Status.LastFailure!.Length, 1, 600);
    }

    [Fact]
    public async Task All_rows_gone_is_an_event_of_its_own()
    {
        Source.Succeed("a", "b");
        await KeysAsync();
        await Cache.Settled;
        Source.Succeed();
        Assert.Equal("", await ReloadAsync());
        Source.Succeed();
        await ReloadAsync();

        Assert.Equal(["PoliciesLoaded", "PoliciesLoaded", "PoliciesEmptied"], Events);
        Assert.Equal(9, Entries[^1].Id.Id);
        Assert.Equal(
            "All policies are gone from script; 2 rows were there until 2026-11-21 12:00:00Z. Every origin is refused now. If this was a mistake, write the rows again; if the table was deleted, create it first",
            Entries[^1].Message);
    }

    [Fact]
    public async Task Source_that_never_had_rows_is_not_emptied()
    {
        Source.Succeed();
        await KeysAsync();
        await Cache.Settled;

        Assert.Equal(["PoliciesLoaded"], Events);
    }

    [Fact]
    public async Task Row_about_to_expire_is_told_once_three_days_before()
    {
        var row = Given.Row("old", "https://old.example", "ExpiresOn", Given.Now + (4 * Day));
        Source.Succeed([row]);
        await KeysAsync();
        await Cache.Settled;
        Source.Succeed([row]);
        await ReloadAsync(Day - TimeSpan.FromTicks(1));
        Assert.DoesNotContain("RowExpiresSoon", Events);

        for (var i = 0; i < 3; i++)
        {
            Source.Succeed([row]);
            await ReloadAsync();
        }

        Source.Succeed([row, Given.Row("new", "https://new.example")]);
        await ReloadAsync();
        var entry = Assert.Single(Entries, entry => entry.Id.Name == "RowExpiresSoon");
        Assert.Equal(
            (10, "Policy row 'old' in script expires at 2026-11-25 12:00:00Z and allows nothing from then on. Write a later ExpiresOn, or remove the row"),
            (entry.Id.Id, entry.Message));
    }

    [Fact]
    public async Task Row_whose_end_was_moved_is_told_again_and_one_that_allows_nothing_is_not()
    {
        Source.Succeed([Given.Row("a", "https://a.example", "ExpiresOn", Given.Now + Day)]);
        await KeysAsync();
        await Cache.Settled;
        Source.Succeed(
        [
            Given.Row("a", "https://a.example", "ExpiresOn", Given.Now + (2 * Day)),
            Given.Row("off", "https://b.example", "ExpiresOn", Given.Now + Day, "Enabled", false),
            Given.Row("over", "https://c.example", "ExpiresOn", Given.Now),
            Given.Row("bad", "nonsense", "ExpiresOn", Given.Now + Day),
        ]);
        await ReloadAsync();

        Assert.Equal(
            [("a", "2026-11-22 12:00:00Z"), ("a", "2026-11-23 12:00:00Z")],
            Entries.Where(entry => entry.Id.Name == "RowExpiresSoon").Select(entry => (entry.GetStructuredStateValue("Row"), entry.Message.Split(" at ")[1][..20])));
    }
}
