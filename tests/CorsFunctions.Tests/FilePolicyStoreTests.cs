using System.Text.Json.Nodes;

namespace CorsFunctions.Tests;

public sealed class FilePolicyStoreTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"policies-{Guid.NewGuid():n}.json");

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData("""[ { "rowKey": "a", "origins": "https://a.example" } ]""", """[{"rowKey":"a","origins":"https://a.example"},{"rowKey":"b","origins":"https://b.example"}]""")]
    [InlineData(
        """{ "$schema": "./policies.schema.json", "policies": [ { "rowKey": "a", "origins": "https://a.example" } ] }""",
        """{"$schema":"./policies.schema.json","policies":[{"rowKey":"a","origins":"https://a.example"},{"rowKey":"b","origins":"https://b.example"}]}""")]
    public async Task Edit_leaves_the_form_of_the_file(string before, string after)
    {
        await File.WriteAllTextAsync(path, before, TestContext.Current.CancellationToken);
        var store = new FilePolicyStore(path, "default");
        var row = new PolicyRow("default", "b", new Dictionary<string, object?> { [PolicyColumn.Origins] = "https://b.example" });

        await store.WriteAsync([new RowChange("default", "b", null, row)], null, TestContext.Current.CancellationToken);

        Assert.Equal(after, JsonNode.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))!.ToJsonString());
        Assert.Equal(2, (await store.ReadAsync(TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public async Task Value_of_every_type_is_written_and_read_back()
    {
        await File.WriteAllTextAsync(path, "[]", TestContext.Current.CancellationToken);
        var store = new FilePolicyStore(path, "default");
        var row = new PolicyRow("default", "a", new Dictionary<string, object?>
        {
            [PolicyColumn.Origins] = new[] { "https://a.example", "https://b.example" },
            [PolicyColumn.Credentials] = true,
            [PolicyColumn.MaxAge] = 30,
            [PolicyColumn.ExpiresOn] = new DateTimeOffset(2030, 1, 31, 0, 0, 0, TimeSpan.Zero),
        });

        await store.WriteAsync([new RowChange("default", "a", null, row)], null, TestContext.Current.CancellationToken);

        var set = PolicySet.Create([.. (await store.ReadAsync(TestContext.Current.CancellationToken)).Select(stored => stored.Row)], "default");
        var policy = Assert.Single(set.Policies);
        Assert.Empty(set.Findings);
        Assert.Equal((true, 30, new DateTimeOffset(2030, 1, 31, 0, 0, 0, TimeSpan.Zero)), (policy.AllowCredentials, policy.MaxAge, policy.ExpiresOn!.Value));
    }
}
