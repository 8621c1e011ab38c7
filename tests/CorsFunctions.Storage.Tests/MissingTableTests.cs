using System.Net;
using CorsFunctions.Sources;
using CorsFunctions.Azurite;
using CorsFunctions.Storage.Tests.Support;

namespace CorsFunctions.Storage.Tests;

/// <summary>The table is made on first use by an identity that may; otherwise the log says what is missing.</summary>
public class MissingTableTests(AzuriteFixture azurite)
{
    private const string Origin = "https://app.example.com";

    [Fact]
    public async Task Missing_table_is_created_and_is_an_empty_set()
    {
        using var cache = await CacheAsync();

        Assert.Equal("no-policies", await cache.AskAsync(Origin));
        Assert.Equal(["PoliciesLoaded"], cache.Events);

        // No CreateAsync here: the row finds the table there.
        await TableOf(cache).PutAsync("apps", Origin);
        await cache.RefreshAsync();
        Assert.Equal("apps", await cache.AskAsync(Origin));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Table_that_is_deleted_leaves_an_empty_set_with_a_warning_and_is_not_made_anew(bool isReader)
    {
        using var cache = await CacheAsync();
        await TableOf(cache).CreateAsync();
        await TableOf(cache).PutAsync("apps", Origin);
        await cache.GetAsync();
        await TableOf(cache).DropAsync();
        var posts = 0;
        cache.Gate.Answer = request =>
        {
            posts += request.Method == HttpMethod.Post ? 1 : 0;
            return isReader && request.Method == HttpMethod.Post ? RequestGate.Error(HttpStatusCode.Forbidden, "AuthorizationPermissionMismatch") : null;
        };

        await cache.RefreshAsync();
        await cache.RefreshAsync();

        Assert.Equal("no-policies", await cache.AskAsync(Origin));
        Assert.Equal(["PoliciesLoaded", "PoliciesLoaded", "PoliciesEmptied"], cache.Events);
        Assert.Equal(0, posts);

        await TableOf(cache).CreateAsync();
        await TableOf(cache).PutAsync("apps", Origin);
        await cache.RefreshAsync();
        Assert.Equal("apps", await cache.AskAsync(Origin));
    }

    [Fact]
    public async Task Table_that_an_earlier_process_read_from_is_not_made_anew_either()
    {
        var folder = Directory.CreateTempSubdirectory("snapshot-");
        var snapshot = new SnapshotFile(Path.Combine(folder.FullName, "snapshot"));
        var server = await azurite.ServerAsync();
        var table = await PolicyTable.CreateAsync(server.ConnectionString);
        await table.PutAsync("apps", Origin);
        using (var earlier = new TableCache(server.ConnectionString, table.Name, snapshot: snapshot))
        {
            await earlier.GetAsync();
        }

        await table.DropAsync();
        using var cache = new TableCache(server.ConnectionString, table.Name, snapshot: snapshot);
        Assert.Equal("no-policies", await cache.AskAsync(Origin));
        Assert.Equal(1, cache.Gate.Requests);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Partition_that_is_emptied_leaves_an_empty_set_with_a_warning()
    {
        using var cache = await CacheAsync();
        await TableOf(cache).CreateAsync();
        await TableOf(cache).PutAsync("apps", Origin);
        await cache.GetAsync();
        await TableOf(cache).RemoveAsync("apps");

        await cache.RefreshAsync();

        Assert.Equal("no-policies", await cache.AskAsync(Origin));
        Assert.Equal(["PoliciesLoaded", "PoliciesLoaded", "PoliciesEmptied"], cache.Events);
    }

    [Fact]
    public async Task Creation_that_is_forbidden_names_the_table_and_the_role()
    {
        using var cache = await CacheAsync();
        OnCreation(cache, HttpStatusCode.Forbidden, "AuthorizationPermissionMismatch");

        Assert.Equal("policies-unavailable", await cache.AskAsync(Origin));

        Assert.Equal(
            $"There is no {cache.Source.Description}, and this app's identity may not create it. Create the table '{cache.TableName}', or give the identity the role 'Storage Table Data Contributor' on the account",
            Assert.Single(cache.Errors));
    }

    [Theory]
    [InlineData(HttpStatusCode.Conflict, "TableBeingDeleted", "The service answered 409 for table")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "ServerBusy", "The service answered 503 for table")]
    public async Task Creation_that_fails_is_told_like_any_failure_and_tried_again(HttpStatusCode status, string code, string message)
    {
        using var cache = await CacheAsync();
        OnCreation(cache, status, code);

        Assert.Equal("policies-unavailable", await cache.AskAsync(Origin));
        Assert.IsType<PolicySourceException>(cache.Entries[^1].Exception);
        Assert.Contains(message, Assert.Single(cache.Errors), StringComparison.Ordinal);

        cache.Gate.Answer = _ => null;
        await cache.RefreshAsync();
        Assert.Equal("no-policies", await cache.AskAsync(Origin));
    }

    private static void OnCreation(TableCache cache, HttpStatusCode status, string code) =>
        cache.Gate.Answer = request => request.Method == HttpMethod.Post ? RequestGate.Error(status, code) : null;

    private static PolicyTable TableOf(TableCache cache) => new(cache.ConnectionString, cache.TableName);

    private async Task<TableCache> CacheAsync() => new((await azurite.ServerAsync()).ConnectionString, PolicyTable.NewName());
}
