using CorsFunctions.Decisions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.Worker;

/// <summary>Tells of each decision on a CORS request: the counter, a line of log, and for Debug the facts.</summary>
internal sealed class DecisionReport(CorsTelemetry telemetry, ILogger logger)
{
    public void Write(FunctionContext context, in CorsRequest request, in CorsDecision decision)
    {
        if (decision.Kind == CorsRequestKind.NotCors)
        {
            return;
        }

        telemetry.Count(decision);
        var kind = decision.Kind == CorsRequestKind.Preflight ? "preflight" : "actual request";
        var row = decision.Policy?.RowKey ?? "none";
        if (decision.Outcome == CorsOutcome.Allowed)
        {
            Log.Allowed(logger, kind, context.FunctionDefinition.Name, row);
        }
        else
        {
            Log.Refused(logger, kind, context.FunctionDefinition.Name, decision.Reason.ToName(), row);
        }

        if (logger.IsEnabled(LogLevel.Debug))
        {
            Log.Facts(logger, LogText.Of(request.Origin), LogText.Of(request.Path), LogText.Of(request.RequestMethod), LogText.Of(request.RequestHeaders));
        }
    }
}
