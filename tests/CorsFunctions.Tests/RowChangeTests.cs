namespace CorsFunctions.Tests;

public class RowChangeTests
{
    private static readonly PolicyRow Row = Given.Row("a", "https://a.example");
    private static readonly StoredRow Stored = new(Row, "1");

    [Fact]
    public void Row_that_must_not_be_there_yet_is_an_addition() => Assert.Equal("add", new RowChange(Given.App, "a", null, Row).Verb);

    [Fact]
    public void Row_that_shall_not_be_there_is_a_removal() => Assert.Equal("remove", new RowChange(Given.App, "a", Stored, null).Verb);

    [Fact]
    public void Row_before_and_after_is_a_change() => Assert.Equal("change", new RowChange(Given.App, "a", Stored, Row).Verb);
}
