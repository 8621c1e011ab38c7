using System.Diagnostics;
using System.Net;
using CorsFunctions.Decisions;
using CorsFunctions.Worker.Exchanges;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CorsFunctions.Worker.Plain;

/// <summary>An exchange whose request came by gRPC, and whose response goes back as the invocation's result.</summary>
internal sealed class PlainExchange : HttpExchange
{
    private readonly FunctionContext context;
    private readonly FunctionFacts function;
    private readonly HttpRequestData request;
    private readonly ResponseEmitter emitter;
    private readonly string? url;

    internal PlainExchange(FunctionContext context, FunctionFacts function, HttpRequestData request, ResponseEmitter emitter)
    {
        this.context = context;
        this.function = function;
        this.request = request;
        this.emitter = emitter;
        url = Url(request);
    }

    protected override string Method => request.Method;

    // Uri.AbsolutePath decodes percent-encoded letters, which the host did not do when it chose the function.
    protected override string Path
    {
        get
        {
            if (url is null)
            {
                return "";
            }

            var rest = url.AsSpan(EndOfAuthority(url));
            var length = rest.IndexOfAny('?', '#');
            var path = length < 0 ? rest : rest[..length];
            return path.IsEmpty ? "/" : path.ToString();
        }
    }

    protected override (string Scheme, string Authority) Target
    {
        get
        {
            if (url is null)
            {
                return ("", "");
            }

            var authority = StartOfAuthority(url);
            return (url[..(authority - 3)], url[authority..EndOfAuthority(url)]);
        }
    }

    /// <summary>The exchange of an invocation, or null when the worker has no request for it.</summary>
    public static async ValueTask<HttpExchange?> OpenAsync(FunctionContext context, FunctionFacts function, ResponseEmitter emitter)
    {
        var bound = await context.BindInputAsync<HttpRequestData>(function.RequestBinding!).ConfigureAwait(false);
        return bound.Value is { } request ? new PlainExchange(context, function, request, emitter) : null;
    }

    public override void Answer(int status, in CorsDecision decision)
    {
        if (function.OutputName is null)
        {
            emitter.WarnOfMissingOutput(function);
            return;
        }

        Send(request.CreateResponse((HttpStatusCode)status), decision);
    }

    public override async Task RunAsync(FunctionExecutionDelegate next, CorsDecision decision)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception e) when (function.OutputName is not null && emitter.HasToAnswerFailure(decision) && !context.CancellationToken.IsCancellationRequested)
        {
            // The worker marks an invocation as failed only when its exception leaves the pipeline.
            Activity.Current?.SetStatus(ActivityStatusCode.Error, e.Message);
            emitter.FunctionFailed(function, e);
            Answer((int)HttpStatusCode.InternalServerError, decision);
            return;
        }

        if (function.OutputName is null)
        {
            emitter.WarnOfMissingOutput(function);
            return;
        }

        var result = PlainOutput.Read(context, function);
        Send(result as HttpResponseData ?? await RenderedResult.CreateAsync(request, result).ConfigureAwait(false), decision);
    }

    protected override string? ReadHeader(string name) =>
        request.Headers.NonValidated.TryGetValues(name, out var values)
            ? values.Count == 1 ? values.ToString() : string.Join(',', values)
            : null;

    private void Send(HttpResponseData response, in CorsDecision decision)
    {
        emitter.Emit(function, decision, new PlainResponseHeaders(response.Headers));
        PlainOutput.Write(context, function, response);
    }

    // The worker parses the URL when it is asked for, and throws when the Host header makes none.
    private static string? Url(HttpRequestData request)
    {
        try
        {
            return request.Url.OriginalString;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    private static int StartOfAuthority(string url) => url.IndexOf("://", StringComparison.Ordinal) + 3;

    private static int EndOfAuthority(string url)
    {
        var start = StartOfAuthority(url);
        var length = url.AsSpan(start).IndexOfAny('/', '?', '#');
        return length < 0 ? url.Length : start + length;
    }
}
