using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using CorsFunctions.Azurite;
using CorsFunctions.Soak;
using CorsFunctions.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// dotnet run -c Release --project tests/CorsFunctions.Soak -- [--minutes 30] [--rate 2000] [--phase 10]
// Preflights through the real worker while storage is killed, hung, dripping, throttled, edited 50 times a second and emptied in turn.
// Exit code 0 when no request failed and no answer was wrong.
var minutes = Option("--minutes", 30);
var rate = Option("--rate", 2000);
var phase = TimeSpan.FromSeconds(Option("--phase", 10));
const int Clients = 16;

await using var azurite = await AzuriteServer.StartAsync();
await using var proxy = new FaultyProxy(azurite.Port);
var table = new TableClient(azurite.ConnectionString, "CorsPolicies");
await table.CreateIfNotExistsAsync();
var storm = new Storm(proxy, table);
await storm.FillAsync();

await using var app = await InProcessApp.StartAsync(builder =>
{
    builder.Configuration.AddInMemoryCollection(
    [
        new("CorsStorage", proxy.ConnectionString), new("Cors:RefreshInterval", "00:00:01"), new("Cors:SnapshotFile", "off"),
        new("CORSFUNCTIONS_LOG_AT_ONCE", "true"),
    ]);
    builder.Logging.ClearProviders();
    builder.Services.AddCorsPolicies();
    builder.UseCorsPolicies();
});

var tally = new Tally();
using var end = new CancellationTokenSource(TimeSpan.FromMinutes(minutes), TimeProvider.System);
await AskAsync(app.Client, Storm.Kept, expected: true, new Tally.Phase());
Console.WriteLine($"{minutes} min, {rate} preflights/s, phases of {phase.TotalSeconds} s");
var started = Stopwatch.GetTimestamp();
var weather = storm.RunAsync(phase, end.Token);
var memory = WatchMemoryAsync(started, end.Token);
var clients = Enumerable.Range(0, Clients).Select(_ => Task.Run(() => RunClientAsync((double)rate / Clients))).ToArray();
await Task.WhenAll([weather, memory, .. clients]);
tally.Print(Console.Out);
return tally.IsClean ? 0 : 1;

async Task RunClientAsync(double perSecond)
{
    var start = Stopwatch.GetTimestamp();
    for (var sent = 0L; !end.IsCancellationRequested; sent++)
    {
        var early = TimeSpan.FromSeconds(sent / perSecond) - Stopwatch.GetElapsedTime(start);
        if (early > TimeSpan.FromMilliseconds(1))
        {
            await Task.Delay(early, TimeProvider.System);
        }

        // What a stranger asks is refused whatever happens; the kept row is there in every phase but one.
        var isStranger = sent % 4 == 3;
        var now = storm.Phase;
        await AskAsync(app.Client, isStranger ? Storm.Never : Storm.Kept, isStranger ? false : now == "emptied" ? null : true, tally.Of(now));
    }
}

async Task AskAsync(HttpClient client, string origin, bool? expected, Tally.Phase counts)
{
    var sent = Stopwatch.GetTimestamp();
    using var request = new HttpRequestMessage(HttpMethod.Options, "/api/data");
    request.Headers.Add("Origin", origin);
    request.Headers.Add("Access-Control-Request-Method", "PUT");
    try
    {
        using var response = await client.SendAsync(request, CancellationToken.None);
        var isAllowed = response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) && string.Join(',', values) == origin;
        counts.Answer((int)response.StatusCode == 204 && (expected is null || isAllowed == expected), Stopwatch.GetElapsedTime(sent));
    }
    catch (HttpRequestException)
    {
        counts.Fail();
    }
}

async Task WatchMemoryAsync(long from, CancellationToken ended)
{
    using var timer = new PeriodicTimer(TimeSpan.FromSeconds(Math.Clamp(minutes * 60 / 10, 1, 60)));
    while (!ended.IsCancellationRequested && await timer.WaitForNextTickAsync(CancellationToken.None))
    {
        var held = GC.GetTotalMemory(forceFullCollection: true);
        Console.WriteLine($"{Stopwatch.GetElapsedTime(from).TotalSeconds,6:F0} s: {held / 1e6,6:F1} MB held, working set {Environment.WorkingSet / 1e6,6:F0} MB, {ThreadPool.ThreadCount} threads");
    }
}

double Option(string name, double otherwise) =>
    Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? double.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
