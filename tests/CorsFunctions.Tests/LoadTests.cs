namespace CorsFunctions.Tests;

public class LoadTests
{
    [Fact]
    public void Only_the_first_who_asks_finds_it_slow()
    {
        var load = new Load(0);

        Assert.Equal([true, false, false], [load.IsFirstToFindItSlow(), load.IsFirstToFindItSlow(), load.IsFirstToFindItSlow()]);
    }
}
