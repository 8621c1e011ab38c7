using System.Runtime.CompilerServices;
using CorsFunctions.Decisions;
using CorsFunctions.Worker.Exchanges;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CorsFunctions.Worker.AspNetCore;

/// <summary>An exchange of the worker's ASP.NET Core integration: the host forwards the request, and ASP.NET Core writes the response.</summary>
/// <remarks>
/// Results run after the middleware has returned, and <c>Response.Clear</c> takes out what was set before, so the headers go on
/// when the response starts. They go into the dictionary that was there before the function ran: HttpResponseData puts a copy
/// of its own in that place, and writes it back when the response starts, before this.
/// </remarks>
internal sealed class AspNetCoreExchange(FunctionContext context, FunctionFacts function, HttpContext http, ResponseEmitter emitter) : HttpExchange
{
    private readonly IHeaderDictionary responseHeaders = http.Response.Headers;
    private CorsDecision decision;

    protected override string Method => http.Request.Method;

    protected override string Path
    {
        get
        {
            var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget;
            if (target is not ['/', ..])
            {
                return http.Request.PathBase.ToUriComponent() + http.Request.Path.ToUriComponent();
            }

            var query = target.IndexOf('?', StringComparison.Ordinal);
            return query < 0 ? target : target[..query];
        }
    }

    // The integration has restored both from the X-Forwarded headers that the host sets, which are never the client's.
    protected override (string Scheme, string Authority) Target => (http.Request.Scheme, http.Request.Host.Value ?? "");

    public override void Answer(int status, in CorsDecision decision)
    {
        if (EmitOnStart(decision))
        {
            http.Response.StatusCode = status;
        }
    }

    public override async Task RunAsync(FunctionExecutionDelegate next, CorsDecision decision)
    {
        EmitOnStart(decision);
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The host answers a failed invocation 500 as well, and leaves the headers as they are. A length that the function has
            // announced would make ASP.NET Core break the response off.
            if (!http.Response.HasStarted)
            {
                http.Response.StatusCode = StatusCodes.Status500InternalServerError;
                http.Response.ContentLength = null;
            }

            throw;
        }
    }

    protected override string? ReadHeader(string name) =>
        http.Request.Headers.TryGetValue(name, out var values) ? values.ToString() : null;

    private bool EmitOnStart(in CorsDecision decision)
    {
        if (http.Response.HasStarted)
        {
            emitter.WarnOfEarlyStart(function);
            return false;
        }

        this.decision = decision;
        http.Response.OnStarting(static exchange => ((AspNetCoreExchange)exchange).Emit(), this);
        return true;
    }

    private Task Emit()
    {
        emitter.Emit(function, decision, new AspNetCoreResponseHeaders(responseHeaders));
        return Task.CompletedTask;
    }
}

/// <summary>Opens exchanges of the ASP.NET Core integration. Nothing that a plain app runs names a type of ASP.NET Core, so it loads none.</summary>
internal static class AspNetCoreExchanges
{
    // The key under which the integration's own middleware keeps the HttpContext.
    private const string ContextKey = "HttpRequestContext";

    /// <summary>The exchange of an invocation, or null when the integration's middleware has not run.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static HttpExchange? Open(FunctionContext context, FunctionFacts function, ResponseEmitter emitter) =>
        context.Items.TryGetValue(ContextKey, out var item) && item is HttpContext http
            ? new AspNetCoreExchange(context, function, http, emitter)
            : null;
}
