using System.Diagnostics.Metrics;
using CorsFunctions.Decisions;
using CorsFunctions.Rows;
using CorsFunctions.Sources;
using CorsFunctions.Worker.Telemetry;
using CorsFunctions.Worker.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace CorsFunctions.Worker.Tests.Endpoints;

public class MetricsTests
{
    public static TheoryData<string> Reasons => [.. Enum.GetValues<CorsReason>().Where(reason => reason != CorsReason.None).Select(reason => reason.ToName())];

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task Every_reason_is_counted(string reason)
    {
        await using var app = await TestApp.StartAsync(SetupFor(reason));
        using var listener = new Listener(app);

        await app.PreflightAsync(
            "/api/created", reason == "origin-malformed" ? "no origin" : reason == "origin-not-allowed" ? TestApp.Evil : TestApp.Origin,
            reason == "method-not-allowed" ? "PATCH" : "PUT", reason == "header-not-allowed" ? "x-other" : null);

        Assert.Equal([$"cors.decisions 1 {{request}} cors.request.kind=preflight cors.outcome=refused cors.reason={reason}"], listener.Measurements);
    }

    [Fact]
    public async Task Rows_age_and_loads_are_there_when_somebody_collects()
    {
        await using var app = await TestApp.StartAsync(Mode.Plain, null, TestAppSetup.Everything, TestAppSetup.Row("broken", "https://broken.example/"));
        await app.GetAsync("/api/status/200");
        await app.Policies.Settled;
        app.Time.Advance(TimeSpan.FromSeconds(2));
        using var listener = new Listener(app);

        listener.Collect();

        Assert.Equal(
            [
                "cors.policies.age 2 s ",
                "cors.policies.loads 0 {load} cors.load.outcome=failed",
                "cors.policies.loads 1 {load} cors.load.outcome=succeeded",
                "cors.policies.rows 0 {row} cors.row.state=disabled",
                "cors.policies.rows 0 {row} cors.row.state=expired",
                "cors.policies.rows 1 {row} cors.row.state=in-force",
                "cors.policies.rows 1 {row} cors.row.state=set-aside",
            ],
            listener.Measurements.Order());
    }

    [Fact]
    public async Task Age_has_no_value_while_there_are_no_policies()
    {
        await using var app = await TestApp.StartAsync(SetupFor("policies-unavailable"));
        await app.GetAsync("/api/status/200");
        await app.Policies.Settled;
        using var listener = new Listener(app);

        listener.Collect();

        Assert.DoesNotContain(listener.Measurements, text => text.StartsWith("cors.policies.age", StringComparison.Ordinal));
        Assert.Contains("cors.policies.loads 1 {load} cors.load.outcome=failed", listener.Measurements);
    }

    private static TestAppSetup SetupFor(string reason)
    {
        var source = new Mock<IPolicySource>();
        source.Setup(s => s.Description).Returns("test");
        source.Setup(s => s.LoadAsync(It.IsAny<CancellationToken>())).ThrowsAsync(new PolicySourceException("down"));
        IReadOnlyList<PolicyRow> rows = reason switch
        {
            "no-policies" => [],
            "no-route" => [TestAppSetup.Row("elsewhere", TestApp.Origin, "Route", "/elsewhere")],
            _ => [TestAppSetup.Everything],
        };
        return new TestAppSetup(Arrangement.Plain) { Rows = rows, Source = reason == "policies-unavailable" ? source.Object : null };
    }

    private sealed class Listener : IDisposable
    {
        private readonly MeterListener listener = new();

        public Listener(TestApp app)
        {
            var factory = app.Services.GetRequiredService<IMeterFactory>();
            listener.InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == CorsTelemetry.MeterName && ReferenceEquals(instrument.Meter.Scope, factory))
                {
                    self.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
            listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
            listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
            listener.Start();
        }

        public List<string> Measurements { get; } = [];

        public void Collect() => listener.RecordObservableInstruments();

        public void Dispose() => listener.Dispose();

        private void Note<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            Measurements.Add($"{instrument.Name} {value} {instrument.Unit} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}");
    }
}
