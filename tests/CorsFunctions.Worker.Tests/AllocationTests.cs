using System.Globalization;
using CorsFunctions.Worker.Tests.Support;
using Microsoft.Azure.Functions.Worker.Builder;

namespace CorsFunctions.Worker.Tests;

/// <summary>Bytes that a request costs more with the middleware than without, host and client included; by hand: <c>-explicit only</c>.</summary>
public class AllocationTests(ITestOutputHelper output)
{
    private const int Requests = 2000;

    private static readonly Arrangement BarePlain = new("without", Mode.Plain, program => program.Build(program.Inner));

    private static readonly Arrangement BareIntegration = new("without", Mode.AspNetCore, program => program.Build(builder =>
    {
        builder.ConfigureFunctionsWebApplication();
        program.Inner(builder);
    }));

    [Theory(Explicit = true)]
    [InlineData(Mode.Plain, "/api/status/200")]
    [InlineData(Mode.Plain, "/api/text")]
    [InlineData(Mode.AspNetCore, "/api/status/200")]
    [InlineData(Mode.AspNetCore, "/api/action")]
    public async Task Bytes_per_request(Mode mode, string path)
    {
        var without = await MeasureAsync(mode == Mode.Plain ? BarePlain : BareIntegration, path, null);
        var noOrigin = await MeasureAsync(Arrangement.Of(mode), path, null);
        var bareAllowed = await MeasureAsync(mode == Mode.Plain ? BarePlain : BareIntegration, path, TestApp.Origin);
        var allowed = await MeasureAsync(Arrangement.Of(mode), path, TestApp.Origin);
        var refused = await MeasureAsync(Arrangement.Of(mode), path, TestApp.Evil);

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{mode} {path}: without {without:0} B, no Origin +{noOrigin - without:0} B, allowed +{allowed - bareAllowed:0} B, refused +{refused - bareAllowed:0} B"));
    }

    private static async Task<double> MeasureAsync(Arrangement arrangement, string path, string? origin)
    {
        await using var app = await TestApp.StartAsync(new TestAppSetup(arrangement));
        for (var i = 0; i < 300; i++)
        {
            await GetAsync(app, path, origin);
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < Requests; i++)
        {
            await GetAsync(app, path, origin);
        }

        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Requests;
    }

    private static async Task GetAsync(TestApp app, string path, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var response = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
