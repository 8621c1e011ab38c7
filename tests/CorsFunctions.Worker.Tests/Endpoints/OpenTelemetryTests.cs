using System.Collections.Concurrent;
using System.Text;
using CorsFunctions.Worker.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;

namespace CorsFunctions.Worker.Tests.Endpoints;

/// <summary>The wiring of docs/telemetry.md, with a receiver of OTLP in the test.</summary>
public class OpenTelemetryTests
{
    [Theory]
    [InlineData(Mode.Plain)]
    [InlineData(Mode.AspNetCore)]
    public async Task Metrics_and_the_log_of_a_refusal_arrive_over_OTLP(Mode mode)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using (var app = await TestApp.StartAsync(new TestAppSetup(Arrangement.Of(mode)) { Services = services => Wire(services, receiver.Address) }))
        {
            await app.PreflightAsync("/api/created", TestApp.Evil);
            await app.Policies.Settled;
            Assert.True(app.Services.GetRequiredService<MeterProvider>().ForceFlush());
            Assert.True(app.Services.GetRequiredService<LoggerProvider>().ForceFlush());
        }

        Assert.All(
            ["cors.decisions", "{request}", "cors.request.kind", "preflight", "cors.reason", "origin-not-allowed", "cors.policies.rows", "in-force", "cors.policies.age", "cors.policies.loads"],
            text => Assert.Contains(text, receiver.Received("metrics"), StringComparison.Ordinal));
        Assert.All(
            ["CORS {Kind} refused for function {Function}", "Origin", TestApp.Evil, "Reason", "origin-not-allowed", "Row"],
            text => Assert.Contains(text, receiver.Received("logs"), StringComparison.Ordinal));
    }

    private static void Wire(IServiceCollection services, Uri endpoint)
    {
        services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithMetrics(metrics => metrics.AddMeter("CorsFunctions"))
            .UseOtlpExporter(OtlpExportProtocol.HttpProtobuf, endpoint);
        services.Configure<OpenTelemetryLoggerOptions>(options => options.IncludeFormattedMessage = false);
    }

    /// <summary>Takes what exporters post, and keeps its text: in protobuf, strings stand as they are.</summary>
    private sealed class OtlpReceiver : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Signal, string Text)> posts = [];
        private readonly WebApplication app;

        private OtlpReceiver()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            app = builder.Build();
            app.Run(TakeAsync);
        }

        public Uri Address => new(app.Urls.Single());

        public static async Task<OtlpReceiver> StartAsync()
        {
            var receiver = new OtlpReceiver();
            await receiver.app.StartAsync(TestContext.Current.CancellationToken);
            return receiver;
        }

        public string Received(string signal) => string.Concat(posts.Where(post => post.Signal == $"/v1/{signal}").Select(post => post.Text));

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private async Task TakeAsync(HttpContext context)
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            posts.Enqueue((context.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
        }
    }
}
