namespace CorsFunctions.Tests;

/// <summary>How long a text may be before nothing is read from it any more.</summary>
public class RouteLengthTests
{
    [Theory]
    [InlineData(2048, true)]
    [InlineData(2049, false)]
    public void Faulty_route_is_read_up_to_its_longest(int length, bool isRead)
    {
        var text = new string('/', length - 4) + "{id:";

        Assert.Equal((isRead, isRead), (RouteClaim.Read(text).Count > 0, RouteClaim.FindMeant(text) is not null));
    }

    [Theory]
    [InlineData(512, true)]
    [InlineData(513, false)]
    public void Route_is_a_template_up_to_its_longest(int length, bool isTemplate) =>
        Assert.Equal(isTemplate, RouteTemplate.TryParse("/" + new string('a', length - 1), out _));

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void Route_is_a_template_up_to_its_most_segments(int segments, bool isTemplate) =>
        Assert.Equal(isTemplate, RouteTemplate.TryParse(string.Concat(Enumerable.Repeat("/a", segments)), out _));
}
