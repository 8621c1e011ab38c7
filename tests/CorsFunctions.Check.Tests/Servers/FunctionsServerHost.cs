using CorsFunctions.DevHost;
using CorsFunctions.Testing;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.Check.Tests.Servers;

/// <summary>A function app of ours on DevHost, on the real worker; a configuration is a policy file.</summary>
internal sealed class FunctionsServerHost : IServerHost
{
    // In ASP.NET Core mode only one can run at a time in one process.
    private static readonly SemaphoreSlim Turn = new(1);

    public string? Missing => null;

    public async Task<RunningServer> StartAsync(string configuration, string? variant)
    {
        var folder = Directory.CreateTempSubdirectory("cors-check-");
        var file = Path.Combine(folder.FullName, "policies.json");
        var rows = configuration.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal));
        await File.WriteAllTextAsync(file, string.Join('\n', rows));

        await Turn.WaitAsync();
        try
        {
            var app = await InProcessApp.StartAsync(builder => Configure(builder, file, variant == "web"), new FunctionsHostOptions { Urls = "http://127.0.0.1:0" });
            return new RunningServer(app.Address, async () =>
            {
                await app.DisposeAsync();
                folder.Delete(recursive: true);
                Turn.Release();
            });
        }
        catch
        {
            Turn.Release();
            throw;
        }
    }

    private static void Configure(FunctionsApplicationBuilder builder, string file, bool isWeb)
    {
        builder.Logging.ClearProviders();
        if (isWeb)
        {
            builder.ConfigureFunctionsWebApplication();
        }

        builder.UseCorsPolicies(options =>
        {
            options.PolicyFile = file;
            options.DecisionHeader = true;
        });
    }
}
