using CorsFunctions.App.Tests.Support;

namespace CorsFunctions.App.Tests;

/// <summary>A start with a policy file that is not as it should be.</summary>
public sealed class PolicyFileTests
{
    private static readonly RawRequest preflight = RawRequest.Preflight("/api/data", Sample.App, "POST");

    public static TheoryData<string?, string> Unreadable { get; } = new()
    {
        { null, "does not exist. Create it, or name another file" },
        { "[ {\n  \"rowKey\": \"apps\" \"origins\": \"*\"\n} ]", "is not JSON, at line 2, byte 20." },
    };

    public static TheoryData<string, string[]> BadRows { get; } = new()
    {
        { """{ "rowKey": "bad", "origins": "https://b.example.com/" }""", ["row 'bad'", "column Origins", "value 'https://b.example.com/'", "Write 'https://b.example.com'"] },
        { "7", ["row '#2'", "is a number. Write an object"] },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task Start_without_a_readable_file_says_what_is_wrong_and_allows_nothing(string? text, string fault)
    {
        using var file = new PolicyFile(text);
        await using var host = await AppHost.StartAsync(file.Path, "--setting", "Cors:DecisionHeader=true");

        Assert.Contains($"Policy file '{file.Path}'", await host.ReadUntilAsync(fault), StringComparison.Ordinal);
        await host.ReadUntilAsync("no policies are in force");
        var answer = await host.SendAsync(preflight);
        Assert.Equal(204, answer.Status);
        Assert.Empty(answer.CorsLines);
        Assert.Equal("refused; reason=policies-unavailable", answer.Value("Cors-Decision"));
        Assert.Equal(200, (await host.SendAsync(RawRequest.Get("/api/hello", $"Origin: {Sample.App}"))).Status);
    }

    [Theory]
    [MemberData(nameof(BadRows))]
    public async Task Bad_row_is_named_with_column_value_and_fix_and_the_good_rows_are_served(string row, string[] parts)
    {
        using var file = new PolicyFile($$"""[ { "rowKey": "good", "origins": "{{Sample.App}}" }, {{row}} ]""");
        await using var host = await AppHost.StartAsync(file.Path);

        var line = await host.ReadUntilAsync("Policy row set aside");

        Assert.All((string[])[file.Path, .. parts], part => Assert.Contains(part, line, StringComparison.Ordinal));
        Assert.Equal(Sample.App, (await host.SendAsync(preflight)).Value("Access-Control-Allow-Origin"));
        Assert.Empty((await host.SendAsync(RawRequest.Get("/api/orders", "Origin: https://b.example.com"))).CorsLines);
    }

    [Fact]
    public async Task Every_fault_of_every_bad_row_is_named()
    {
        using var file = new PolicyFile(
            """
            [
              { "rowKey": "first", "origins": "https://", "maxAge": -1, "tolerate": "everything" },
              { "rowKey": "second", "origins": "ftp.example.com", "headers": "Cookie" },
            ]
            """);
        await using var host = await AppHost.StartAsync(file.Path);

        Assert.Contains("rows: 2, set aside: 2", await host.ReadUntilAsync("Policies loaded"), StringComparison.Ordinal);
        foreach (var part in new[]
        {
            "row 'first', column Origins", "row 'first', column MaxAge", "row 'first', column Tolerate", "row 'second', column Origins", "row 'second', column Headers",
        })
        {
            await host.ReadUntilAsync(part);
        }
    }
}
