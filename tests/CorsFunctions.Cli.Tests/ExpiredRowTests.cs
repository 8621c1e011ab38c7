using CorsFunctions.Cli.Tests.Running;

namespace CorsFunctions.Cli.Tests;

/// <summary>The warning that depends on the clock; it stands at 2026-11-21T12:00Z here.</summary>
public class ExpiredRowTests
{
    [Theory]
    [InlineData("2026-11-21T12:00:00Z", "2026-11-21T12:00:00+00:00")]
    [InlineData("2026-11-21T13:59:59.5+02:00", "2026-11-21T13:59:59.5+02:00")]
    public async Task Row_that_has_expired_is_a_warning(string expiresOn, string value)
    {
        var result = await Cors.ValidateToJsonAsync($$"""[ { "rowKey": "a", "origins": "https://a.example", "expiresOn": "{{expiresOn}}" } ]""");

        Assert.Equal([("a", "ExpiresOn", value, "unwise")], result.Warnings);
        Assert.Equal(0, result.ExitCode);
    }

    [Theory]
    [InlineData("2026-11-21T12:00:00.0000001Z", "true")]
    [InlineData("2020-01-01T00:00:00Z", "false")]
    public async Task Row_that_counts_still_or_is_switched_off_is_none(string expiresOn, string enabled)
    {
        var result = await Cors.ValidateToJsonAsync($$"""[ { "rowKey": "a", "origins": "https://a.example", "enabled": {{enabled}}, "expiresOn": "{{expiresOn}}" } ]""");

        Assert.Empty(result.Warnings);
    }

    [Fact]
    public async Task Findings_of_a_row_stay_together()
    {
        var result = await Cors.ValidateAsync("""
            [
              { "rowKey": "a", "origins": "https://a.example", "expiresOn": "2020-01-01T00:00:00Z", "x": 1 },
              { "rowKey": "b", "origins": "https://b.example", "expiresOn": "2020-01-01T00:00:00Z", "x": 1 }
            ]
            """);

        Assert.Equal(2, result.Output.Split('\n').Count(line => line.StartsWith("row '", StringComparison.Ordinal)));
    }
}
