namespace CorsFunctions.Tests;

public class RouteSetsTests
{
    // Three sets of one, two and three blocks of 256 routes.
    private static readonly RouteSets Sets = RouteSets.Create(3, [(2, 0), (1, 1), (2, 300), (0, 600), (1, 600), (2, 600), (2, 601)]);

    [Theory]
    [InlineData(0, null, 1)]
    [InlineData(1, null, 2)]
    [InlineData(2, null, 3)]
    [InlineData(1, 2, 5)]
    [InlineData(2, 1, 5)]
    [InlineData(0, 1, 3)]
    public void Size_of_one_set_or_two_is_the_number_of_their_blocks(int one, int? other, int size) => Assert.Equal(size, Sets.Either(one, other).Size);

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 0, 1)]
    [InlineData(1, 2, 0)]
    [InlineData(2, 1, 0)]
    public void Smallest_set_leads_wherever_it_stands(int first, int second, int third)
    {
        RouteSets.Cursor[] cursors = [Sets.Either(first, null), Sets.Either(second, null), Sets.Either(third, null)];

        Assert.Equal(600, Sets.FindFirst(cursors));
        Assert.Equal(1, cursors[0].OneEnd);
    }
}
