using System.Net;
using CorsFunctions.Decisions;
using CorsFunctions.Sources;
using CorsFunctions.Worker.AspNetCore;
using CorsFunctions.Worker.Exchanges;
using CorsFunctions.Worker.Plain;
using CorsFunctions.Worker.Startup;
using CorsFunctions.Worker.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CorsFunctions.Worker;

/// <summary>
/// Answers every preflight itself, and puts the headers of the same emitter on whatever comes out of a function.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>What has no HTTP trigger passes untouched.</item>
/// <item>A preflight is answered here, before any function code and without authentication, always with an ok status
/// unless the settings say otherwise (<see href="https://fetch.spec.whatwg.org/#cors-preflight-fetch-0">Fetch, CORS-preflight fetch</see>, step 7).</item>
/// <item>With <c>Cors:EnforceOrigin</c>, an actual request from another origin that is refused gets 403.</item>
/// <item>What no function takes gets the status that the host would have sent.</item>
/// <item>Everything else runs its function, and the result gets the headers.</item>
/// </list>
/// </remarks>
internal sealed class CorsMiddleware(
    PolicyCache policies, IOptions<CorsPoliciesOptions> options, IOptions<WorkerOptions> worker, TimeProvider time, DecisionReport report, StartNotices notices, ILogger<CorsMiddleware> logger)
    : IFunctionsWorkerMiddleware
{
    private readonly CorsPoliciesOptions options = options.Value;
    private readonly bool isAspNetCore = Integration.IsOn(worker.Value);
    private readonly FunctionDirectory functions = new();
    private readonly ResponseEmitter emitter = new(options.Value, logger);

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var function = functions.Of(context);
        return function.RequestBinding is null ? next(context) : InvokeAsync(context, function, next);
    }

    private async Task InvokeAsync(FunctionContext context, FunctionFacts function, FunctionExecutionDelegate next)
    {
        if (await OpenAsync(context, function).ConfigureAwait(false) is not { } exchange)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        var request = exchange.ReadRequest();
        if (function.IsCatchAll && !options.AnswerNotFound && request.Kind != CorsRequestKind.Preflight && !IsHomePage(request))
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        // Without Origin a request has the same answer with and without policies, but for Vary; it never waits for storage.
        var set = await policies.GetAsync(mayWait: request.Origin is not null, context.CancellationToken).ConfigureAwait(false);
        var decision = CorsEvaluator.Evaluate(set, request, time.GetUtcNow());
        if (decision.Kind == CorsRequestKind.Actual && decision.Outcome == CorsOutcome.Refused && exchange.IsSameOrigin(request.Origin!, options.TrustForwardedHeaders))
        {
            decision = CorsDecision.OwnPage;
        }

        report.Write(function.Name, request, decision);
        if (decision.Kind == CorsRequestKind.Preflight)
        {
            exchange.Answer(PreflightStatus(decision), decision);
        }
        else if (options.EnforceOrigin && decision.Outcome == CorsOutcome.Refused)
        {
            exchange.Answer((int)HttpStatusCode.Forbidden, decision);
        }
        else if (function.IsCatchAll)
        {
            exchange.Answer((int)(IsHomePage(request) ? HttpStatusCode.NoContent : HttpStatusCode.NotFound), decision);
        }
        else
        {
            await exchange.RunAsync(next, decision).ConfigureAwait(false);
        }

        notices.TellOnce();
        policies.WritePendingLogs();
    }

    private ValueTask<HttpExchange?> OpenAsync(FunctionContext context, FunctionFacts function) =>
        isAspNetCore
            ? new(AspNetCoreExchanges.Open(context, function, emitter) ?? throw new InvalidOperationException(CorsPipeline.Misplaced))
            : PlainExchange.OpenAsync(context, function, emitter);

    // The host has one, and an app with an empty route prefix does not lose it to the catch-alls.
    private static bool IsHomePage(in CorsRequest request) => request.Path == "/";

    private int PreflightStatus(in CorsDecision decision) =>
        decision.Outcome == CorsOutcome.Allowed ? options.PreflightStatus : options.RefusedPreflightStatus ?? options.PreflightStatus;
}
