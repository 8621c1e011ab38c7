using System.Diagnostics.Metrics;
using CorsFunctions.Decisions;
using CorsFunctions.Origins;
using CorsFunctions.Sources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moq;

namespace CorsFunctions.Worker.Tests;

public class DiagnosticsTests
{
    private const string Hostile = "https://evil.example\u001b[31m";

    [Theory]
    [InlineData(TestApp.Origin, "allowed; row=\"apps\"")]
    [InlineData("https://evil.example", "refused; reason=origin-not-allowed")]
    [InlineData("x", "refused; reason=origin-malformed")]
    [InlineData(null, "not-cors")]
    public async Task Decision_header_is_opt_in(string? origin, string expected)
    {
        await using var silent = await TestApp.StartAsync();
        await using var telling = await TestApp.StartAsync(options => options.DecisionHeader = true);

        using var without = await silent.GetAsync("/api/text", origin);
        using var with = await telling.GetAsync("/api/text", origin);

        Assert.Null(without.Header("Cors-Decision"));
        Assert.Equal(expected, with.Header("Cors-Decision"));
    }

    [Fact]
    public async Task Nothing_that_a_client_sent_is_logged_above_Debug()
    {
        await using var app = await TestApp.StartAsync();

        (await app.PreflightAsync("/api/evil-path", Hostile, "EVIL", "x-evil")).Dispose();
        (await app.GetAsync("/api/evil-path", Hostile)).Dispose();

        Assert.All(app.Log.Entries.Where(entry => entry.Level > LogLevel.Debug), entry => Assert.DoesNotContain("evil", entry.Text, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(app.Log.Entries, entry => entry.Level == LogLevel.Debug && entry.Text.Contains("https://evil.example?[31m", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refusal_is_logged_with_its_reason_and_row()
    {
        await using var app = await TestApp.StartAsync();

        (await app.PreflightAsync("/api/text", method: "PATCH")).Dispose();

        Assert.Equal(
            "CORS preflight refused for function zz_cors_1_preflight: method-not-allowed, row apps",
            Assert.Single(app.Log.Entries, entry => entry.Event == "Refused").Text);
    }

    [Fact]
    public async Task Decisions_are_counted_by_kind_outcome_and_reason()
    {
        await using var app = await TestApp.StartAsync();
        var counted = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == CorsTelemetry.MeterName && ReferenceEquals(instrument.Meter.Scope, app.Services.GetRequiredService<IMeterFactory>()))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
            counted.Add($"{value}: {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}"));
        listener.Start();

        (await app.GetAsync("/api/text")).Dispose();
        (await app.GetAsync("/api/text", null)).Dispose();
        (await app.PreflightAsync("/api/text", "https://evil.example")).Dispose();

        Assert.Equal(
            [
                "1: cors.request.kind=actual cors.outcome=allowed cors.reason=",
                "1: cors.request.kind=preflight cors.outcome=refused cors.reason=origin-not-allowed",
            ],
            counted);
    }

    [Fact]
    public async Task Unavailable_policies_allow_nobody_and_break_nothing()
    {
        var source = new Mock<IPolicySource>();
        source.Setup(s => s.Description).Returns("test");
        source.Setup(s => s.LoadAsync(It.IsAny<CancellationToken>())).ThrowsAsync(new PolicySourceException("down"));
        await using var app = await TestApp.StartAsync(source.Object, options => options.DecisionHeader = true);

        using var preflight = await app.PreflightAsync("/api/text");
        using var actual = await app.GetAsync("/api/text");

        Assert.Equal((204, "refused; reason=policies-unavailable"), ((int)preflight.StatusCode, preflight.Header("Cors-Decision")));
        Assert.Equal(200, (int)actual.StatusCode);
        Assert.Empty(actual.CorsHeaders());
        Assert.Equal("Origin", actual.Header("Vary"));
    }
}
