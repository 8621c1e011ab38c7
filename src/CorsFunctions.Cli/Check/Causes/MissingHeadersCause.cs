using CorsFunctions.Browser;
using CorsFunctions.Cli.Check.Examining;
using CorsFunctions.Cli.Check.Probing;
using CorsFunctions.Cli.Check.Servers;
using CorsFunctions.Http;

namespace CorsFunctions.Cli.Check.Causes;

/// <summary>Answers without Access-Control-Allow-Origin: on the preflight, on errors, or on all actual requests.</summary>
internal static class MissingHeadersCause
{
    public static Diagnosis? RecogniseOnPreflight(Examination examination)
    {
        if (examination.Preflight is not { IsOk: true } answer || answer.Headers.Has(CorsHeaderNames.AllowOrigin))
        {
            return null;
        }

        // Apache's own answers (a rewrite to 200 or 204 counts as one) take only the lines with `always`.
        var isOnActual = examination.Actual is { } actual && actual.Headers.Has(CorsHeaderNames.AllowOrigin);
        if (isOnActual && ServerRecogniser.Of(examination.Request.Url, answer).Kind == ServerKind.Apache)
        {
            return new Diagnosis(Cause.HeadersOnSuccessOnly,
                $"The preflight gets {answer} of Apache's own without Access-Control-Allow-Origin, the actual request's answer has it: the Header lines lack 'always', and an answer that Apache makes by a rewrite takes no other.");
        }

        return new Diagnosis(Cause.NoCorsHeaders, $"The preflight gets {answer}, but no CORS header at all. {Automatic(answer)}")
        {
            Alternatives = isOnActual ? ["CORS runs for the route's other methods only"] : Alternatives(examination, answer),
        };
    }

    public static Diagnosis? RecogniseOnErrors(Examination examination)
    {
        if (examination.Actual is not { IsOk: false } answer || examination.ActualVerdict.Objection != BrowserObjection.MissingAllowOrigin)
        {
            return null;
        }

        var server = ServerRecogniser.Recognise(examination).Kind;
        if (answer.Status >= 500 && server is not (ServerKind.Apache or ServerKind.Nginx))
        {
            var debug = answer.Says("Werkzeug Debugger") ? " It is Werkzeug's debugger page, which debug mode puts in the place of your answer, headers included." : "";
            return new Diagnosis(Cause.ServerError, $"The preflight passes; the actual request gets {answer} without CORS headers: the server crashed, and its log says where. The page sees a CORS error instead.{debug}");
        }

        // The same as GET tells whether only errors lack them, or all actual requests.
        var get = examination.Replay(ReplayKind.ActualAsGet);
        if (get is { IsOk: true } && !get.Headers.Has(CorsHeaderNames.AllowOrigin))
        {
            return new Diagnosis(Cause.NoCorsHeaders, $"The preflight passes, but the actual request's answers have no CORS headers: {answer} as sent, and {get} as GET. CORS was put on OPTIONS only.");
        }

        var isProven = get is { IsOk: true };
        return new Diagnosis(Cause.HeadersOnSuccessOnly,
            $"The preflight passes; the actual request gets {answer} without CORS headers, so the page cannot read the error{(isProven ? $"; as GET it gets {get} with them" : "")}: errors are answered without the headers.")
        {
            Alternatives = isProven ? [] : ["the headers are on OPTIONS only, and successful answers lack them too", "the layer that made this error stands before CORS"],
        };
    }

    public static Diagnosis? RecogniseOnActual(Examination examination) =>
        examination.ActualVerdict.Objection == BrowserObjection.MissingAllowOrigin && examination.Actual is { } answer
            ? new Diagnosis(Cause.NoCorsHeaders, examination.Preflight is null
                ? $"The request gets {answer} without Access-Control-Allow-Origin."
                : $"The preflight passes, but the actual request gets {answer} without Access-Control-Allow-Origin: CORS was put on OPTIONS only. {Hiding(examination, answer)}".TrimEnd())
            : null;

    private static string Automatic(Answer answer) =>
        Frameworks.IsExpressOptions(answer) ? "It is Express' automatic answer to OPTIONS: its body equals Allow."
        : WebServers.IsApacheRewrite(answer) ? "Its page '200 OK' is made by a RewriteRule with R=200; no 'Header always set' reaches it."
        : answer["Server"]?.StartsWith("Werkzeug/", StringComparison.Ordinal) == true && answer.Headers.Has("Allow") ? "It is Flask's automatic answer to OPTIONS."
        : answer["Allow"] is { } allow ? $"It is an automatic answer to OPTIONS (Allow: {Printable.Text(allow)})."
        : "The server answers OPTIONS and knows nothing of CORS.";

    private static string[] Alternatives(Examination examination, Answer answer) =>
        ServerRecogniser.Of(examination.Request.Url, answer).Kind switch
        {
            ServerKind.Express => ["cors is there, but after the routes or with origin: undefined"],
            ServerKind.Flask => ["flask-cors is there, but not for this path or origin"],
            ServerKind.Apache => ["the Header lines are there without 'always'", "mod_headers is not loaded"],
            ServerKind.Nginx => ["an add_header of an inner block hides the outer ones"],
            _ => ["the platform in front (the Functions host, App Service, a gateway) answers preflights itself"],
        };

    private static string Hiding(Examination examination, Answer answer) =>
        ServerRecogniser.Of(examination.Request.Url, answer).Kind == ServerKind.Nginx
            ? "nginx: add_header inside an if, or of an inner block, hides all those outside of it."
            : "";
}
