using System.Diagnostics;
using System.Net;
using CorsFunctions.Decisions;
using CorsFunctions.Sources;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
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
/// unless the settings say otherwise (Fetch, "CORS-preflight fetch", step 7).</item>
/// <item>With <c>Cors:EnforceOrigin</c>, an actual request from another origin that is refused gets 403.</item>
/// <item>Everything else runs its function; the result gets the headers, an exception of an allowed origin becomes a 500 that has them.</item>
/// </list>
/// </remarks>
internal sealed class CorsMiddleware(
    PolicyCache policies, IOptions<CorsPoliciesOptions> options, TimeProvider time, CorsTelemetry telemetry, ILogger<CorsMiddleware> logger)
    : IFunctionsWorkerMiddleware
{
    private readonly CorsPoliciesOptions options = options.Value;
    // The key under which the worker's ASP.NET Core extension keeps the HttpContext.
    private const string AspNetCoreKey = "HttpRequestContext";

    private readonly CorsHeaders emitter = new() { AlwaysVaryOnOrigin = options.Value.EnforceOrigin, TellDecision = options.Value.DecisionHeader };
    private readonly DecisionReport report = new(telemetry, logger);
    private readonly OncePerFunction aspNetCore = new();
    private readonly OncePerFunction noHttpOutput = new();
    private readonly OncePerFunction ownHeaders = new();

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (IsSwitchedOff(context) || IsAspNetCore(context) || await HttpTriggerRequest.FindAsync(context).ConfigureAwait(false) is not { } request)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        var corsRequest = CorsRequestReader.Read(request);
        var set = await policies.GetAsync(context.CancellationToken).ConfigureAwait(false);
        var decision = CorsEvaluator.Evaluate(set, corsRequest, time.GetUtcNow());
        report.Write(context, corsRequest, decision);

        if (decision.Kind == CorsRequestKind.Preflight)
        {
            Respond(context, request, decision, PreflightStatus(decision));
        }
        else if (options.EnforceOrigin && decision.Outcome == CorsOutcome.Refused && !SameOrigin.IsSame(corsRequest.Origin!, request))
        {
            Respond(context, request, decision, (int)HttpStatusCode.Forbidden);
        }
        else
        {
            await RunAsync(context, next, request, decision).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(FunctionContext context, FunctionExecutionDelegate next, HttpRequestData request, CorsDecision decision)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception e) when (decision.Outcome == CorsOutcome.Allowed && !context.CancellationToken.IsCancellationRequested && HttpOutput.Find(context) is not null)
        {
            // The worker marks an invocation as failed only when its exception leaves the pipeline.
            Activity.Current?.SetStatus(ActivityStatusCode.Error, e.Message);
            Log.FunctionFailed(logger, e, context.FunctionDefinition.Name);
            Respond(context, request, decision, (int)HttpStatusCode.InternalServerError);
            return;
        }

        await AddHeadersAsync(context, request, decision).ConfigureAwait(false);
    }

    private async Task AddHeadersAsync(FunctionContext context, HttpRequestData request, CorsDecision decision)
    {
        if (HttpOutput.Find(context) is not { } output)
        {
            WarnOfMissingOutput(context);
            return;
        }

        var response = output.Value as HttpResponseData ?? await HostResponse.CreateAsync(request, output.Value).ConfigureAwait(false);
        Apply(context, response, decision);
        output.Set(response);
    }

    private void Respond(FunctionContext context, HttpRequestData request, in CorsDecision decision, int status)
    {
        if (HttpOutput.Find(context) is not { } output)
        {
            WarnOfMissingOutput(context);
            return;
        }

        var response = request.CreateResponse((HttpStatusCode)status);
        Apply(context, response, decision);
        output.Set(response);
    }

    private void Apply(FunctionContext context, HttpResponseData response, in CorsDecision decision)
    {
        if (emitter.Apply(decision, new WorkerResponseHeaders(response.Headers)) && ownHeaders.IsFirst(context))
        {
            Log.OwnHeadersReplaced(logger, context.FunctionDefinition.Name);
        }
    }

    private int PreflightStatus(in CorsDecision decision) =>
        decision.Outcome == CorsOutcome.Allowed ? options.PreflightStatus : options.RefusedPreflightStatus ?? options.PreflightStatus;

    private bool IsSwitchedOff(FunctionContext context) =>
        !options.AnswerNotFound && context.FunctionDefinition.Name == CorsCatchAllFunctions.NotFoundName;

    // With the ASP.NET Core integration responses are written by ASP.NET Core; to replace a result here would break it.
    private bool IsAspNetCore(FunctionContext context)
    {
        var found = context.Items.ContainsKey(AspNetCoreKey);
        if (found && aspNetCore.IsFirst(context))
        {
            Log.AspNetCoreIntegration(logger, context.FunctionDefinition.Name);
        }

        return found;
    }

    private void WarnOfMissingOutput(FunctionContext context)
    {
        if (noHttpOutput.IsFirst(context))
        {
            Log.NoHttpOutput(logger, context.FunctionDefinition.Name);
        }
    }
}
