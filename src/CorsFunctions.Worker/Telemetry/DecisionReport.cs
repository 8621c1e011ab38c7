using CorsFunctions.Decisions;
using CorsFunctions.Worker.Status;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.Worker.Telemetry;

/// <summary>Tells of each decision on a CORS request: the counter, a line of log, and for Debug the facts.</summary>
internal sealed class DecisionReport(CorsTelemetry telemetry, DecisionCounts counts, RefusalLog refusals, ILogger<CorsMiddleware> logger)
{
    public static string Name(CorsRequestKind kind) => kind == CorsRequestKind.Preflight ? "preflight" : "actual request";

    public void Write(string function, in CorsRequest request, in CorsDecision decision)
    {
        if (decision.Kind == CorsRequestKind.NotCors)
        {
            refusals.WritePending();
            return;
        }

        telemetry.Count(decision);
        counts.Count(decision);
        if (decision.Outcome == CorsOutcome.Refused)
        {
            refusals.Write(function, request, decision);
        }
        else
        {
            refusals.WritePending();
        }

        if (logger.IsEnabled(LogLevel.Debug))
        {
            WriteFacts(function, request, decision);
        }
    }

    private void WriteFacts(string function, in CorsRequest request, in CorsDecision decision)
    {
        if (decision.Outcome == CorsOutcome.Allowed)
        {
            WorkerLog.Allowed(logger, Name(decision.Kind), function, decision.Policy?.PrintableKey ?? "none");
        }

        WorkerLog.Facts(logger, Text(request.Origin), Text(request.Path), Text(request.RequestMethod), Text(request.RequestHeaders));
    }

    private static string Text(string? value) => value is null ? "" : Printable.Text(value);
}
