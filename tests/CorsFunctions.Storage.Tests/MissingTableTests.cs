using System.Net;
using CorsFunctions.Origins;
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
        Assert.Equal(["PoliciesLoaded"], cache.Log.Events);

        // No CreateAsync here: the row finds the table there.
        await TableOf(cache).PutAsync("apps", Origin);
        await cache.RefreshAsync();
        Assert.Equal("apps", await cache.AskAsync(Origin));
    }

    [Fact]
    public async Task Table_that_is_deleted_leaves_an_empty_set_and_is_there_again()
    {
        using var cache = await CacheAsync();
        await cache.GetAsync();
        await TableOf(cache).PutAsync("apps", Origin);
        await cache.RefreshAsync();
        await TableOf(cache).DropAsync();

        await cache.RefreshAsync();

        Assert.Equal("no-policies", await cache.AskAsync(Origin));
        await TableOf(cache).PutAsync("apps", Origin);
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
        Assert.IsType<PolicySourceException>(cache.Log.Entries[^1].Exception);
        Assert.Contains(message, Assert.Single(cache.Errors), StringComparison.Ordinal);

        cache.Gate.Answer = _ => null;
        await cache.RefreshAsync(afterFailure: true);
        Assert.Equal("no-policies", await cache.AskAsync(Origin));
    }

    private static void OnCreation(TableCache cache, HttpStatusCode status, string code) =>
        cache.Gate.Answer = request => request.Method == HttpMethod.Post ? RequestGate.Error(status, code) : null;

    private static PolicyTable TableOf(TableCache cache) => new(cache.ConnectionString, cache.TableName);

    private async Task<TableCache> CacheAsync() => new((await azurite.ServerAsync()).ConnectionString, PolicyTable.NewName());
}
