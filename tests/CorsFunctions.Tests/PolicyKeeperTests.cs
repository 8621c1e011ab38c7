namespace CorsFunctions.Tests;

/// <summary>Whether something is in force after a search for what can stand in.</summary>
public class PolicyKeeperTests : CacheTest
{
    [Fact]
    public async Task Without_stand_ins_nothing_is_in_force_before_the_first_load()
    {
        var keeper = Keeper();

        Assert.False(await keeper.StandInAsync());
        Assert.Null(keeper.Current);
    }

    [Fact]
    public async Task Fallback_is_in_force_until_a_load_brings_rows()
    {
        Options = Options with { Fallback = Source };
        Source.Succeed("fallback");
        var keeper = Keeper();

        Assert.True(await keeper.StandInAsync());
        Assert.Equal("fallback", KeysOf(keeper.Current));

        ((ILoadTarget)keeper).Taken(Given.Set(Given.Row("a", "https://a.example")));
        Assert.Equal("a", KeysOf(keeper.Current));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_load_brought_is_in_force_and_no_stand_in_is_looked_for(bool hasFallback)
    {
        Options = Options with { Fallback = hasFallback ? Source : null };
        var keeper = Keeper();
        ((ILoadTarget)keeper).Taken(Given.Set(Given.Row("a", "https://a.example")));

        Assert.True(await keeper.StandInAsync());
        Assert.Equal(("a", 0), (KeysOf(keeper.Current), Source.Loads));
    }

    private PolicyKeeper Keeper() => new("script", Options, Clock, new PendingLogs(Log, "script", Clock));
}
