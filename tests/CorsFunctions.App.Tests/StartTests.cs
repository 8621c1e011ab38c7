using CorsFunctions.App.Tests.Support;

namespace CorsFunctions.App.Tests;

/// <summary>The process itself.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task First_request_of_a_process_has_the_policies()
    {
        await using var host = await AppHost.StartColdAsync(BuiltFiles.SamplePolicies);

        var answer = await host.SendAsync(RawRequest.Preflight("/api/data", Sample.App, "PUT"));

        Assert.Equal(Sample.AppPreflightLines, answer.CorsLines);
    }

    [Fact]
    public async Task Console_lists_functions_and_names_the_policies()
    {
        await using var host = await AppHost.StartAsync(BuiltFiles.SamplePolicies);

        foreach (var (name, methods, path) in new[]
        {
            ("data", "GET,PUT", "data"), ("delivery", "GET", "delivery/all"), ("fail", "GET", "fail"), ("hello", "GET", "hello"), ("orders", "GET", "orders"),
            ("reports", "GET", "reports"), ("users", "GET,HEAD,POST,PUT,PATCH,DELETE", "users/{id}"),
        })
        {
            Assert.Equal($"  {name}: [{methods}] {host.Address}api/{path}", await host.ReadUntilAsync($"  {name}: "));
        }

        await host.ReadUntilAsync($"Policies: {BuiltFiles.SamplePolicies}");
        await host.ReadUntilAsync("rows: 5, set aside: 0");
    }

    /// <summary>The system closes the input when the test process dies, so no DevHost is left behind.</summary>
    [Fact]
    public async Task Host_ends_with_the_process_that_started_it()
    {
        await using var host = await AppHost.StartAsync(BuiltFiles.SamplePolicies);

        host.CloseInput();

        Assert.Equal(0, await host.WaitForExitAsync());
    }
}
