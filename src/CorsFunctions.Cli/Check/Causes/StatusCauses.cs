using CorsFunctions.Cli.Check.Examining;
using CorsFunctions.Http;

namespace CorsFunctions.Cli.Check.Causes;

/// <summary>A preflight whose status is not ok: no route takes OPTIONS, or the server failed.</summary>
internal static class StatusCauses
{
    public static Diagnosis? RecogniseError(Examination examination) => examination.Preflight switch
    {
        { Status: 501 } => null,
        { Status: 502 or 503 or 504 } answer => new Diagnosis(Cause.ServerError, $"The preflight gets {answer}: a proxy cannot reach the server behind it, or that is starting. Look at whether it runs."),
        { Status: >= 500 } answer => new Diagnosis(Cause.ServerError, $"The preflight gets {answer}: the server crashed over it. Its log says where."),
        { Status: 429 } answer => new Diagnosis(Cause.ServerError, $"The preflight gets {answer}: a rate limit counts preflights."),
        _ => null,
    };

    public static Diagnosis? RecogniseNoRoute(Examination examination)
    {
        if (examination.Preflight is not { IsOk: false } answer)
        {
            return null;
        }

        if (answer.Status == 400 && (answer.Says("plain HTTP request was sent to HTTPS port") || answer.Says("speaking plain HTTP to an SSL-enabled server port")))
        {
            return new Diagnosis(Cause.Tls, "This port speaks TLS, and the URL is http. Write https.");
        }

        var says = answer["Allow"] is { } allow ? $" Its Allow header is '{Printable.Text(allow)}'."
            : answer.Says("Cannot OPTIONS") ? " Its text is \"Cannot OPTIONS …\": the path has no route at all."
            : "";
        var headers = answer.Headers.Has(CorsHeaderNames.AllowOrigin)
            ? " The answer has CORS headers, but its status is not ok, and both are wanted."
            : "";
        return new Diagnosis(Cause.NoOptionsRoute, $"The preflight gets {answer}: nothing takes OPTIONS on this path.{says}{headers}")
        {
            Alternatives = answer.Status switch
            {
                404 => ["the path does not exist, for no method"],
                405 or 501 => [],
                _ => ["the server refuses the request for a reason of its own, which its log says"],
            },
        };
    }
}
