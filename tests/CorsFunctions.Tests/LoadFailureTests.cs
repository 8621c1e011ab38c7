namespace CorsFunctions.Tests;

/// <summary>Which failures are the same one again, and need no second line in the log.</summary>
public class LoadFailureTests
{
    [Theory]
    [InlineData("Timed out after 12 s", "Timed out after 3 s", true)]
    [InlineData("Request 0b1f-77 was not let in", "Request c9-012345 was not let in", true)]
    [InlineData("Timed out after 12 s", "Timed out after 12 m", false)]
    [InlineData("no such host", "no such row", false)]
    [InlineData("no", "no such row", false)]
    public void Failures_alike_differ_in_nothing_but_digits(string one, string other, bool areAlike)
    {
        Assert.Equal(areAlike, Failure(one).IsLike(Failure(other)));
        Assert.Equal(areAlike, Failure(other).IsLike(Failure(one)));
    }

    private static LoadFailure Failure(string sentence) => LoadFailure.Of(new PolicySourceException(sentence), Given.Now, 1);
}
