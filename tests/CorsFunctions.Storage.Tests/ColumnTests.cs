using System.Text.Json.Nodes;
using CorsFunctions.Policies;
using CorsFunctions.Rows;
using CorsFunctions.Azurite;
using CorsFunctions.Storage.Tests.Support;

namespace CorsFunctions.Storage.Tests;

/// <summary>Columns have types in a table. What table tools write instead is taken where it can mean one thing only; the rest sets the row aside.</summary>
public class ColumnTests(AzuriteFixture azurite)
{
    private const string Origin = "https://app.example.com";

    // The clock stands at noon of 21 November 2026.
    private static readonly DateTimeOffset Later = new(2026, 12, 21, 13, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, object> Tolerated => new()
    {
        { "MaxAge", 60 },
        { "MaxAge", 60L },
        { "MaxAge", "60" },
        { "Credentials", true },
        { "Credentials", "true" },
        { "Credentials", "True" },
        { "Credentials", "" },
        { "Enabled", "true" },
        { "ExpiresOn", Later },
        { "ExpiresOn", Later.UtcDateTime },
        { "ExpiresOn", "2026-12-21T13:00:00Z" },
        { "Methods", "GET,PUT\n DELETE" },
        { "Notes", "for people" },
    };

    public static TheoryData<string, object, string> Wrong => new()
    {
        { "Origins", 7, "a number" },
        { "Origins", true, "true or false" },
        { "Route", 7, "a number" },
        { "Methods", 7, "a number" },
        { "Methods", 7L, "a number" },
        { "Methods", true, "true or false" },
        { "Headers", 1.5, "a number of type Double" },
        { "ExposedHeaders", Later, "an instant" },
        { "Credentials", 1, "a number" },
        { "MaxAge", 60.0, "a number of type Double" },
        { "MaxAge", 60.5, "a number of type Double" },
        { "MaxAge", "60 s", "this text" },
        { "MaxAge", true, "true or false" },
        { "Enabled", 0, "a number" },
        { "ExpiresOn", 1795262400L, "a number" },
        { "Tolerate", false, "true or false" },
        { "Methods", Guid.Empty, "a value of this type" },
        { "Origins", Guid.Empty, "a value of this type" },
        { "Notes", new byte[] { 1, 2, 3 }, "a value of this type" },
        { "MaxAge", new byte[] { 60 }, "a value of this type" },
    };

    [Theory]
    [MemberData(nameof(Tolerated), DisableDiscoveryEnumeration = true)]
    public async Task Value_that_means_one_thing_only_is_taken(string column, object value)
    {
        using var cache = await LoadAsync(column, value);

        Assert.Equal("apps", await cache.AskAsync(Origin));
        Assert.Equal(["PoliciesLoaded"], cache.Events);
        var policy = (await cache.GetAsync())!.Policies.Single(policy => policy.RowKey == "apps");
        Assert.Equal(column == "MaxAge" ? 60 : 600, policy.MaxAge);
        Assert.Equal(column == "Credentials" && value is not "", policy.AllowCredentials);
        Assert.Equal(column == "ExpiresOn" ? Later : null, policy.ExpiresOn);
    }

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task Column_of_the_wrong_type_sets_its_row_aside_and_no_other(string column, object value, string type)
    {
        using var cache = await LoadAsync(column, value);

        Assert.Equal("origin-not-allowed", await cache.AskAsync(Origin));
        Assert.Equal("good", await cache.AskAsync("https://good.example.com"));
        var finding = Assert.Single((await cache.GetAsync())!.Findings);
        Assert.Equal(("apps", column, FindingReason.WrongType), (finding.RowKey, finding.Column, finding.Reason));
        Assert.Contains($"The column does not take {type}. Write ", finding.Message, StringComparison.Ordinal);
        Assert.Equal(["PoliciesLoaded", finding.IsUnclaimed ? "RowUnclaimed" : "RowError"], cache.Events);
        Assert.Contains("rows: 2, set aside: 1", cache.Entries[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_rows_are_set_aside_with_all_their_errors_and_leave_the_good_ones()
    {
        var table = await PolicyTable.CreateAsync(azurite);
        await table.PutManyAsync(PolicyTable.Rows(20));
        await table.PutAsync("bad1", "https://app.example.com/ https://*", "Methods", 7, "MaxAge", 1e9, "Route", "api");
        await table.PutAsync("bad2", "", "Origin", "https://app.example.com");
        await table.PutAsync("bad3", "*", "Credentials", "true", "Methods", "CONNECT");
        using var cache = new TableCache((await azurite.ServerAsync()).ConnectionString, table.Name);

        var set = (await cache.GetAsync())!;

        Assert.Equal("r00019", await cache.AskAsync("https://r00019.example.com"));
        Assert.Equal(["bad1", "bad2", "bad3"], set.Policies.Where(policy => policy.State == PolicyState.SetAside).Select(policy => policy.RowKey));
        Assert.Equal(["MaxAge", "Methods", "Origins", "Origins", "Route"], ErrorsOf(set, "bad1"));
        Assert.Equal(["Origins"], ErrorsOf(set, "bad2"));
        Assert.Equal(["Methods", "Origins"], ErrorsOf(set, "bad3"));
        Assert.Contains("rows: 23, set aside: 3", cache.Entries[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_of_another_client_mean_the_same()
    {
        var server = await azurite.ServerAsync();
        var name = PolicyTable.NewName();
        using var cache = new TableCache(server.ConnectionString, name);
        await NpmTablesClient.RunAsync(server.ConnectionString, name, JsonNode.Parse("""
            [
              {"partitionKey": "app", "rowKey": "apps", "Origins": "https://app.example.com", "Methods": "PUT", "MaxAge": 60, "Credentials": true,
               "ExpiresOn": {"type": "DateTime", "value": "2026-12-21T13:00:00Z"}},
              {"partitionKey": "app", "rowKey": "long", "Origins": "https://long.example.com", "MaxAge": {"type": "Int64", "value": "60"}},
              {"partitionKey": "app", "rowKey": "guid", "Origins": "https://guid.example.com", "Notes": {"type": "Guid", "value": "00000000-0000-0000-0000-000000000001"}},
              {"partitionKey": "app", "rowKey": "none", "Origins": "https://none.example.com", "MaxAge": null, "Enabled": null}
            ]
            """)!.AsArray());

        Assert.Equal("apps", await cache.AskAsync(Origin, "PUT"));
        Assert.Equal("long", await cache.AskAsync("https://long.example.com"));
        Assert.Equal("none", await cache.AskAsync("https://none.example.com"));
        Assert.Equal("origin-not-allowed", await cache.AskAsync("https://guid.example.com"));
        var apps = (await cache.GetAsync())!.Policies[0];
        Assert.Equal((60, true, Later), (apps.MaxAge, apps.AllowCredentials, apps.ExpiresOn));
    }

    private static IEnumerable<string> ErrorsOf(PolicySet set, string rowKey) => set.Findings
        .Where(finding => finding.RowKey == rowKey && finding.Severity == FindingSeverity.Error)
        .Select(finding => finding.Column)
        .Order(StringComparer.Ordinal);

    // One row with this column, and one that is good whatever happens to the other.
    private async Task<TableCache> LoadAsync(string column, object value)
    {
        var table = await PolicyTable.CreateAsync(azurite);
        await table.PutAsync("apps", Origin, column, value);
        await table.PutAsync("good", "https://good.example.com");
        return new TableCache((await azurite.ServerAsync()).ConnectionString, table.Name);
    }
}
