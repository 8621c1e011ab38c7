using System.Diagnostics;
using System.Diagnostics.Metrics;
using CorsFunctions.Decisions;

namespace CorsFunctions.Worker.Telemetry;

/// <summary>The meter <c>CorsFunctions</c>: one counter of decisions on CORS requests, with tags that have few values.</summary>
internal sealed class CorsTelemetry
{
    public const string MeterName = "CorsFunctions";
    public const string DecisionsName = "cors.decisions";
    public const string KindTag = "cors.request.kind";
    public const string OutcomeTag = "cors.outcome";
    public const string ReasonTag = "cors.reason";

    private readonly Counter<long> decisions;

    public CorsTelemetry(IMeterFactory meters) => decisions = meters.Create(MeterName).CreateCounter<long>(
        DecisionsName, unit: "{request}", description: "Decisions on CORS requests, by kind of request, outcome and reason.");

    public void Count(in CorsDecision decision)
    {
        if (decision.Kind == CorsRequestKind.NotCors || !decisions.Enabled)
        {
            return;
        }

        decisions.Add(1, new TagList
        {
            { KindTag, decision.Kind == CorsRequestKind.Preflight ? "preflight" : "actual" },
            { OutcomeTag, decision.Outcome == CorsOutcome.Allowed ? "allowed" : "refused" },
            { ReasonTag, decision.Outcome == CorsOutcome.Allowed ? null : decision.Reason.ToName() },
        });
    }
}
