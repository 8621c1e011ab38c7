using CorsFunctions.Decisions;
using CorsFunctions.Http;
using CorsFunctions.Worker.Telemetry;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.Worker.Exchanges;

/// <summary>Puts decisions on the responses of functions, and says what keeps it from that.</summary>
internal sealed class ResponseEmitter(CorsPoliciesOptions options, ILogger logger)
{
    private readonly CorsHeaders headers = new() { AlwaysVaryOnOrigin = options.EnforceOrigin, TellDecision = options.DecisionHeader };

    public void Emit(FunctionFacts function, in CorsDecision decision, IResponseHeaders response)
    {
        if (headers.Apply(decision, response) && function.IsFirst(Telling.OwnHeaders))
        {
            WorkerLog.OwnHeadersReplaced(logger, function.Name);
        }
    }

    /// <summary>True when a failure of the function is something to say to the client: it may read it, or the operator wants every decision told.</summary>
    public bool HasToAnswerFailure(in CorsDecision decision) => decision.Outcome == CorsOutcome.Allowed || options.DecisionHeader;

    public void FunctionFailed(FunctionFacts function, Exception exception) => WorkerLog.FunctionFailed(logger, exception, function.Name);

    public void WarnOfMissingOutput(FunctionFacts function)
    {
        if (function.IsFirst(Telling.NoOutput))
        {
            WorkerLog.NoHttpOutput(logger, function.Name);
        }
    }

    public void WarnOfEarlyStart(FunctionFacts function)
    {
        if (function.IsFirst(Telling.StartedEarly))
        {
            WorkerLog.StartedEarly(logger, function.Name);
        }
    }
}
