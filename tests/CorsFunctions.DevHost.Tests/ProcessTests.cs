using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CorsFunctions.DevHost.Tests.Support;

namespace CorsFunctions.DevHost.Tests;

/// <summary>DevHost and its app as processes: how they start, and how they end.</summary>
public sealed class ProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static string[] Plain => ["--script-root", BuiltApps.Folder(BuiltApps.Plain), "--policies", "none.json"];

    [Fact]
    public async Task Start_lists_functions_with_methods_and_urls_and_those_that_do_not_run()
    {
        await using var host = await DevHostProcess.StartAsync([.. Plain, "--require-keys"]);

        await host.ReadUntilAsync($"  Function1: [GET,POST] {host.Address}api/Function1");
        await host.ReadUntilAsync($"  conformance: [all methods] {host.Address}api/conformance/{{id}}");
        await host.ReadUntilAsync("  nightly (timerTrigger): not run here");
        await host.ReadUntilAsync("Keys: asked for");
        await host.ReadUntilAsync("none.json (this file does not exist)");
    }

    [Theory]
    [InlineData("'--bogus' is not an option of DevHost. See --help.", "--bogus")]
    [InlineData("The folder '/none' does not exist.", "--script-root", "/none")]
    [InlineData("The folder '/' holds no worker.config.json.", "--script-root", "/")]
    public async Task Mistake_at_the_command_line_is_one_sentence_and_exit_code_2(string sentence, params string[] args)
    {
        await using var host = DevHostProcess.Launch(args);

        Assert.Equal(2, await host.WaitForExitAsync());
        Assert.StartsWith(sentence, Assert.Single(host.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Busy_port_is_one_sentence_and_exit_code_2()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        await using var host = DevHostProcess.Launch([.. Plain, "--urls", url]);

        Assert.Equal(2, await host.WaitForExitAsync());
        Assert.StartsWith($"{url} cannot be listened on: ", Assert.Single(host.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task App_that_does_not_start_is_one_sentence_and_exit_code_2()
    {
        await using var host = DevHostProcess.Launch([.. Plain, "--setting", "Cors:EnforceOrigin=maybe"]);

        Assert.Equal(2, await host.WaitForExitAsync());
        Assert.StartsWith("The app 'CorsFunctions.TestApps.Plain' did not start: ", Assert.Single(host.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_host_leaves_no_worker()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The watcher is a shell");
        await using var host = await DevHostProcess.StartAsync(Plain);
        using var worker = Worker(host);

        using (var devHost = Process.GetProcessById(host.Id))
        {
            devHost.Kill();
        }

        await worker.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Killed_worker_is_started_again()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Children are found in /proc");
        await using var host = await DevHostProcess.StartAsync(Plain);
        using var worker = Worker(host);

        worker.Kill();

        await host.ReadUntilAsync("The worker process ended with exit code 137; it is started again.");
        var answer = await host.SendUntilAsync(RawRequest.Get("/api/text"), answer => answer.Status == 200);
        Assert.Contains("text", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_during_which_the_worker_ends_is_500_and_the_next_waits_for_the_new_worker()
    {
        await using var host = await DevHostProcess.StartAsync(Plain);

        Assert.Equal(500, (await host.SendAsync(new RawRequest("POST", "/api/exit"))).Status);
        Assert.Equal(200, (await host.SendAsync(RawRequest.Get("/api/text"))).Status);
        await host.ReadUntilAsync("The worker process ended with exit code 3; it is started again.");
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Signal_ends_host_and_worker_in_good_order_within_two_seconds(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals");
        Assert.SkipWhen(signal == "INT" && IgnoresInterrupts(), "This process ignores SIGINT, as jobs in the background do, and so do those that it starts.");
        await using var host = await DevHostProcess.StartAsync(Plain);
        using var worker = Worker(host);
        var start = TimeProvider.System.GetTimestamp();

        using var kill = Process.Start("kill", [$"-{signal}", $"{host.Id}"]);

        Assert.Equal(0, await host.WaitForExitAsync());
        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.True(worker.HasExited);
    }

    private static bool IgnoresInterrupts()
    {
        const string Ignored = "SigIgn:";
        var mask = File.ReadLines("/proc/self/status").First(line => line.StartsWith(Ignored, StringComparison.Ordinal))[Ignored.Length..];
        return (ulong.Parse(mask, System.Globalization.NumberStyles.HexNumber | System.Globalization.NumberStyles.AllowLeadingWhite, System.Globalization.CultureInfo.InvariantCulture) & 0b10) != 0;
    }

    private static Process Worker(DevHostProcess host)
        => Process.GetProcessById(int.Parse(File.ReadAllText($"/proc/{host.Id}/task/{host.Id}/children").Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
}
