using System.Diagnostics;
using CorsFunctions.DevHost.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CorsFunctions.DevHost.Tests;

public sealed class StartTests
{
    [Fact]
    public async Task Start_prints_functions_with_methods_and_urls_and_the_place_of_the_policies()
    {
        using var output = new StringWriter();
        await using var host = await RunningHost.StartAsync(
            builder => builder.Services.AddSingleton(new StartOutput(output)), "--require-keys", "--policies", "/none/p.json");

        var lines = output.ToString().ReplaceLineEndings("\n").Split('\n');
        Assert.Contains($"  Nameless: [all methods] {host.Address}api/Nameless", lines);
        Assert.Contains($"  item_number: [GET] {host.Address}api/items/{{id:int}}", lines);
        Assert.Contains($"  with_key: [GET] {host.Address}api/with_key (key)", lines);
        Assert.Contains("Policies: /none/p.json (this file does not exist)", lines);
        Assert.Contains(lines, line => line.StartsWith("Keys: asked for", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("  Left out, as the Functions host does: refused_route", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_hosts_run_in_one_process()
    {
        await using var first = await RunningHost.StartAsync();
        await using var second = await RunningHost.StartAsync();

        Assert.NotEqual(first.Address, second.Address);
        Assert.Equal("nameless", await first.GetTextAsync("/api/nameless"));
        Assert.Equal("nameless", await second.GetTextAsync("/api/nameless"));
    }

    [Fact]
    public async Task Wrong_option_ends_the_process_with_a_sentence_and_exit_code_2()
    {
        using var process = Start("--bogus");

        var error = await process.StandardError.ReadToEndAsync(RunningHost.Cancellation);
        await process.WaitForExitAsync(RunningHost.Cancellation);

        Assert.Equal(2, process.ExitCode);
        Assert.Equal("'--bogus' is not an option of DevHost. See --help.", error.Trim());
    }

    [Fact]
    public async Task App_starts_as_a_process_and_answers()
    {
        using var process = Start("--urls", "http://127.0.0.1:0");
        try
        {
            var address = await FindAddressAsync(process.StandardOutput);
            using var client = new HttpClient();
            Assert.Equal("Hello, world!", await client.GetStringAsync(new Uri(new Uri(address), "/api/hello"), RunningHost.Cancellation));
        }
        finally
        {
            process.Kill();
        }
    }

    private static Process Start(params string[] args)
        => Process.Start(new ProcessStartInfo("dotnet", [typeof(StartOutput).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    private static async Task<string> FindAddressAsync(StreamReader output)
    {
        while (await output.ReadLineAsync(RunningHost.Cancellation) is { } line)
        {
            if (line.StartsWith("  hello: [GET] ", StringComparison.Ordinal))
            {
                return line.Split(' ')[^1];
            }
        }

        throw new InvalidOperationException("DevHost ended without its list of functions.");
    }
}
