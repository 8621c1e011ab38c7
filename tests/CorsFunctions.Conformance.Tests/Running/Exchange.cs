using CorsFunctions.Browser;
using CorsFunctions.Conformance.Tests.Cases;

namespace CorsFunctions.Conformance.Tests.Running;

/// <summary>A request of a case, what came back, and how often the function ran for it.</summary>
internal sealed record Exchange(CaseRequest Request, CaseResponse Response, int Invocations)
{
    private readonly HeaderList headers = new(Request.Headers);

    /// <summary>OPTIONS with Origin and Access-Control-Request-Method.</summary>
    public bool IsPreflight =>
        Request.Method == "OPTIONS" && Origin is not null && headers.Get("Access-Control-Request-Method") is not null;

    /// <summary>Would a browser in this mode hand the response to the page, or let the request follow the preflight?</summary>
    public bool IsAllowed(CredentialsMode mode)
    {
        if (Origin is null)
        {
            return false;
        }

        // The actual response that follows a preflight is judged by the CORS check too, and carries the same
        // Access-Control-Allow-Origin and -Credentials: the preflight's decision includes it.
        return IsPreflight
            ? PreflightPasses(mode)
            : CorsCheck.Judge(Origin, mode, Response.Headers).IsAllowed;
    }

    private string? Origin => headers.Get("Origin");

    private bool PreflightPasses(CredentialsMode mode)
    {
        var method = headers.Get("Access-Control-Request-Method")!;
        var names = headers.ValuesOf("Access-Control-Request-Headers").SelectMany(HeaderList.SplitAtCommas).ToArray();
        return PreflightCheck.Judge(Origin!, method, names, mode, Response.Status, Response.Headers).IsAllowed;
    }
}
