using System.Diagnostics.Metrics;
using CorsFunctions.Sources;
using CorsFunctions.Worker.Status;
using Microsoft.Extensions.Hosting;

namespace CorsFunctions.Worker.Telemetry;

/// <summary>The instruments that are read when somebody collects: rows by state, their age, and loads by outcome.</summary>
internal sealed class PolicyMetrics(IMeterFactory meters, PolicyCache policies, TimeProvider time) : IHostedService
{
    public const string RowsName = "cors.policies.rows";
    public const string AgeName = "cors.policies.age";
    public const string LoadsName = "cors.policies.loads";
    public const string StateTag = "cors.row.state";
    public const string OutcomeTag = "cors.load.outcome";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var meter = meters.Create(CorsTelemetry.MeterName);
        meter.CreateObservableGauge(RowsName, ObserveRows, unit: "{row}", description: "Rows of the set in force, by state.");
        meter.CreateObservableGauge(AgeName, ObserveAge, unit: "s", description: "Time since the rows in force were last seen in their source.");
        meter.CreateObservableCounter(LoadsName, ObserveLoads, unit: "{load}", description: "Loads of the rows, by outcome.");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<Measurement<long>> ObserveRows() =>
        RowState.Count(policies.Current, time.GetUtcNow()).Select(state => new Measurement<long>(state.Value, Tag(StateTag, state.Key)));

    private IEnumerable<Measurement<double>> ObserveAge() =>
        policies.Status.Age is { } age ? [new Measurement<double>(age.TotalSeconds)] : [];

    private IEnumerable<Measurement<long>> ObserveLoads()
    {
        var status = policies.Status;
        return [new(status.Loads, Tag(OutcomeTag, "succeeded")), new(status.FailedLoads, Tag(OutcomeTag, "failed"))];
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
