using CorsFunctions.App.Tests.Support;

namespace CorsFunctions.App.Tests;

/// <summary>Edits of the policy file of an app that runs.</summary>
public sealed class PolicyEditTests
{
    private const string Broken = "[ { ";

    private static readonly RawRequest asOld = RawRequest.Get("/api/orders", $"Origin: {Sample.App}");
    private static readonly RawRequest asNew = RawRequest.Get("/api/orders", $"Origin: {Sample.Tenant}");

    [Fact]
    public async Task Edit_changes_the_answers_without_a_restart()
    {
        using var file = new PolicyFile(PolicyFile.RowsFor(Sample.App));
        await using var host = await StartAsync(file);
        Assert.Empty((await host.SendAsync(asNew)).CorsLines);

        file.Write(PolicyFile.RowsFor(Sample.Tenant));

        await host.SendUntilAsync(asNew, answer => answer.Value("Access-Control-Allow-Origin") == Sample.Tenant);
        Assert.Empty((await host.SendAsync(asOld)).CorsLines);
    }

    [Fact]
    public async Task Edit_is_in_force_within_ten_seconds_by_default()
    {
        using var file = new PolicyFile(PolicyFile.RowsFor(Sample.App));
        await using var host = await AppHost.StartAsync(file.Path);
        Assert.Empty((await host.SendAsync(asNew)).CorsLines);

        file.Write(PolicyFile.RowsFor(Sample.Tenant));
        var edited = TimeProvider.System.GetTimestamp();
        await host.SendUntilAsync(asNew, answer => answer.CorsLines.Any());

        // Ten seconds, and two for the load on a busy machine.
        var elapsed = TimeProvider.System.GetElapsedTime(edited);
        TestContext.Current.TestOutputHelper?.WriteLine($"In force after {elapsed.TotalSeconds:0.0} s");
        Assert.InRange(elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(12));
    }

    [Fact]
    public async Task File_that_is_created_after_the_start_is_found()
    {
        using var file = new PolicyFile();
        await using var host = await StartAsync(file);
        Assert.Empty((await host.SendAsync(asOld)).CorsLines);

        file.Write(PolicyFile.RowsFor(Sample.App));

        await host.SendUntilAsync(asOld, answer => answer.CorsLines.Any());
    }

    [Fact]
    public async Task Broken_edit_keeps_the_last_good_rows_and_says_so_once()
    {
        using var file = new PolicyFile(PolicyFile.RowsFor(Sample.App));
        await using var host = await StartAsync(file);

        file.Write(Broken);
        await host.SendUntilAsync(asOld, answer => HasRows(answer) && host.Console.Contains("the last good policies stay in force", StringComparison.Ordinal));
        await KeepAskingAsync(host, TimeSpan.FromSeconds(3));
        file.Write(PolicyFile.RowsFor(Sample.Tenant));
        await host.SendUntilAsync(asNew, answer => answer.CorsLines.Any());

        // Several attempts failed, and one message came of them.
        var recovered = await host.ReadUntilAsync("can be loaded from");
        Assert.DoesNotContain("after 1 failed", recovered, StringComparison.Ordinal);
        Assert.Equal(2, host.Console.Split("could not be loaded").Length);
        Assert.Contains($"Policy file '{file.Path}' is not JSON", host.Console, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleted_file_keeps_the_last_good_rows()
    {
        using var file = new PolicyFile(PolicyFile.RowsFor(Sample.App));
        await using var host = await StartAsync(file);

        File.Delete(file.Path);

        await host.SendUntilAsync(asOld, answer => HasRows(answer) && host.Console.Contains("does not exist", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bad_row_of_an_edit_is_named_and_takes_no_good_row_down()
    {
        using var file = new PolicyFile(PolicyFile.RowsFor(Sample.App));
        await using var host = await StartAsync(file);

        file.Write($$"""[ { "rowKey": "apps", "origins": "{{Sample.App}}" }, { "rowKey": "bad", "origins": "example.com" } ]""");

        await host.SendUntilAsync(asOld, answer => HasRows(answer) && host.Console.Contains("row 'bad', column Origins, value 'example.com'", StringComparison.Ordinal));
    }

    // The old rows have to be in force in every answer, not only in the last one.
    private static bool HasRows(RawResponse answer)
    {
        Assert.Equal([$"access-control-allow-origin: {Sample.App}"], answer.CorsLines);
        return true;
    }

    private static async Task KeepAskingAsync(DevHostProcess host, TimeSpan time)
    {
        var start = TimeProvider.System.GetTimestamp();
        await host.SendUntilAsync(asOld, answer => HasRows(answer) && TimeProvider.System.GetElapsedTime(start) > time);
    }

    private static Task<DevHostProcess> StartAsync(PolicyFile file)
        => AppHost.StartAsync(file.Path, "--setting", "Cors:RefreshInterval=00:00:01");
}
