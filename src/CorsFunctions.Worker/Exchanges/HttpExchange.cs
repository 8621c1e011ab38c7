using CorsFunctions.Decisions;
using CorsFunctions.Http;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CorsFunctions.Worker.Exchanges;

/// <summary>The HTTP request of one invocation and its response, in whichever mode the worker runs.</summary>
internal abstract class HttpExchange
{
    private const string FetchSite = "Sec-Fetch-Site";
    private const string ForwardedHost = "X-Forwarded-Host";
    private const string ForwardedProto = "X-Forwarded-Proto";

    protected abstract string Method { get; }

    /// <summary>The path as the browser sent it, percent-encoded; empty when the request has no readable URL, so that no row governs it.</summary>
    protected abstract string Path { get; }

    /// <summary>Scheme and host, with a port unless it is the default, that the host took the request for; empty when unreadable.</summary>
    protected abstract (string Scheme, string Authority) Target { get; }

    /// <summary>Takes from the request what the engine looks at.</summary>
    public CorsRequest ReadRequest()
    {
        // Only a preflight has the other two.
        var method = Method;
        var mayBePreflight = method == "OPTIONS";
        return new CorsRequest(
            method,
            Path,
            ReadHeader(CorsHeaderNames.Origin),
            mayBePreflight ? ReadHeader(CorsHeaderNames.RequestMethod) : null,
            mayBePreflight ? ReadHeader(CorsHeaderNames.RequestHeaders) : null);
    }

    /// <summary>True for a request of the app's own pages: browsers send Origin with those as well.</summary>
    /// <param name="origin">The request's origin.</param>
    /// <param name="trustForwarded">Whether <c>X-Forwarded-Host</c> and <c>-Proto</c> come from a proxy that the operator trusts.</param>
    /// <remarks>
    /// The browser itself knows best: it says so in a header that scripts cannot set, also behind a proxy that sends another Host
    /// (<see href="https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header">Fetch Metadata, Sec-Fetch-Site</see>).
    /// </remarks>
    public bool IsSameOrigin(string origin, bool trustForwarded)
    {
        if (ReadHeader(FetchSite) is { } site)
        {
            return site == "same-origin";
        }

        var (scheme, authority) = Target;
        return trustForwarded
            ? SameOrigin.IsSame(origin, SameOrigin.NearestProxy(ReadHeader(ForwardedProto)) ?? scheme, SameOrigin.NearestProxy(ReadHeader(ForwardedHost)) ?? authority)
            : SameOrigin.IsSame(origin, scheme, authority);
    }

    /// <summary>Answers in place of the function, with an empty body.</summary>
    public abstract void Answer(int status, in CorsDecision decision);

    /// <summary>Runs the function; what comes out gets the headers.</summary>
    public abstract Task RunAsync(FunctionExecutionDelegate next, CorsDecision decision);

    /// <summary>A request header, several lines joined by a comma; null when there is none.</summary>
    protected abstract string? ReadHeader(string name);
}
