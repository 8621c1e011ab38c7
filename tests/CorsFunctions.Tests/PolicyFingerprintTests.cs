namespace CorsFunctions.Tests;

public class PolicyFingerprintTests
{
    private static readonly DateTimeOffset Noon = Given.Now;

    public static TheoryData<PolicyRow[], PolicyRow[]> Different =>
        new()
        {
            { [Row("a", "x", ("Notes", "1"))], [Row("b", "x", ("Notes", "1"))] },
            { [Row("a", "x", ("Notes", "1"))], [Row("a", "y", ("Notes", "1"))] },
            { [Row("a", "x", ("Notes", "1"))], [Row("a", "x", ("Route", "1"))] },
            { [Row("a", "x", ("Notes", "1"))], [Row("a", "x", ("Notes", "2"))] },
            { [Row("a", "x", ("Notes", "1"))], [Row("a", "x", ("Notes", 1))] },
            { [Row("a", "x", ("Notes", 1))], [Row("a", "x", ("Notes", 1L))] },
            { [Row("a", "x", ("Notes", ""))], [Row("a", "x", ("Notes", null))] },
            { [Row("a", "x", ("Notes", null))], [Row("a", "x")] },
            { [Row("a", "x", ("Origins", new[] { "ab", "c" }))], [Row("a", "x", ("Origins", new[] { "a", "bc" }))] },
            { [Row("a", "x", ("ExpiresOn", Noon))], [Row("a", "x", ("ExpiresOn", Noon.AddTicks(1)))] },
            { [Row("a", "x", ("Notes", "1"), ("Route", "23"))], [Row("a", "x", ("Notes", "12"), ("Route", "3"))] },
            { [Row("a", "x"), Row("a", "y")], [Row("a", "x")] },
            { [Row("a", "x"), Row("a", "y")], [Row("a", "y"), Row("a", "x")] },
            { [new PolicyRow("a", "x", new Dictionary<string, object?>())], [new PolicyRow("a", "x", new Dictionary<string, object?>()) { Unreadable = "1" }] },
        };

    [Theory]
    [MemberData(nameof(Different), DisableDiscoveryEnumeration = true)]
    public void Any_change_is_a_change(PolicyRow[] before, PolicyRow[] after) =>
        Assert.NotEqual(PolicyFingerprint.Of(before), PolicyFingerprint.Of(after));

    [Fact]
    public void Order_of_columns_is_none() =>
        Assert.Equal(
            PolicyFingerprint.Of([Row("a", "x", ("Notes", "1"), ("Route", "2")), Row("a", "y")]),
            PolicyFingerprint.Of([Row("a", "x", ("Route", "2"), ("Notes", "1")), Row("a", "y")]));

    private static PolicyRow Row(string partitionKey, string rowKey, params (string Name, object? Value)[] columns) =>
        new(partitionKey, rowKey, columns.ToDictionary(column => column.Name, column => column.Value));
}
