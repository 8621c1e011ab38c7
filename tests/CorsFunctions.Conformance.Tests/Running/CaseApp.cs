using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using CorsFunctions.Conformance.Tests.Cases;

namespace CorsFunctions.Conformance.Tests.Running;

/// <summary>
/// The app of one of the worker's modes, in a process of its own, for all cases at once: each case has a row that governs its own
/// path, <c>/api/conformance/{id}</c>, alone.
/// </summary>
public abstract class CaseApp : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cors-conformance-");
    private readonly string name;
    private ChildApp? app;

    private protected CaseApp(string name, ModeSuites suites)
    {
        this.name = name;
        Suites = suites;
    }

    internal ModeSuites Suites { get; }

    public async ValueTask InitializeAsync()
    {
        var policies = Path.Combine(folder.FullName, "policies.json");
        var rows = CaseFiles.Cases.Values.Select(each => Row(each.Id, each.Policy)).Concat(CaseFiles.Odd.Values.Select(each => Row(each.Id, each.Policy)));
        await File.WriteAllBytesAsync(policies, JsonSerializer.SerializeToUtf8Bytes(rows), TestContext.Current.CancellationToken);
        app = await ChildApp.StartAsync(
            typeof(CaseApp).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == name).Value!,
            new Dictionary<string, string>
            {
                ["Cors__PolicyFile"] = policies,
                ["CONFORMANCE_CASES"] = Path.Combine(AppContext.BaseDirectory, "cases", "cases.json"),
            },
            cancellationToken: TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    /// <summary>Sends the request of a case, and counts how often the function ran for it.</summary>
    internal async Task<Exchange> SendAsync(string id, CaseRequest request, Encoding encoding)
    {
        var before = await RunsAsync(id);
        var response = await RawHttp.SendAsync(app!.Address, ToRaw(id, request, encoding));
        return new Exchange(request, CaseResponse.Of(response), await RunsAsync(id) - before);
    }

    internal static RawRequest ToRaw(string id, CaseRequest request, Encoding encoding)
        => new(request.Method, $"/api/conformance/{id}", [.. request.Headers.Select(header => $"{header.Name}: {header.Value}")]) { Encoding = encoding };

    private async Task<int> RunsAsync(string id)
        => int.Parse(
            await app!.Client.GetStringAsync(new Uri($"/api/conformance-runs/{id}", UriKind.Relative), TestContext.Current.CancellationToken),
            CultureInfo.InvariantCulture);

    private static Dictionary<string, object?> Row(string id, CasePolicy policy)
    {
        var row = new Dictionary<string, object?>
        {
            ["partitionKey"] = "default",
            ["rowKey"] = id,
            ["route"] = $"/api/conformance/{id}",
        };
        foreach (var (column, value) in PolicyColumns.Of(policy))
        {
            row[JsonNamingPolicy.CamelCase.ConvertName(column)] = value;
        }

        return row;
    }
}

public sealed class PlainCases() : CaseApp("Plain", ModeSuites.Plain);

public sealed class AspNetCoreCases() : CaseApp("AspNetCore", ModeSuites.AspNetCore);
