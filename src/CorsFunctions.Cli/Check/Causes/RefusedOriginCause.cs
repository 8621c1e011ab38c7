using CorsFunctions.Cli.Check.Examining;
using CorsFunctions.Cli.Check.Probing;
using CorsFunctions.Http;

namespace CorsFunctions.Cli.Check.Causes;

/// <summary>CORS runs and rejects the origin (or, with Spring, the method).</summary>
internal static class RefusedOriginCause
{
    /// <summary>Texts that only CORS code says.</summary>
    public static Diagnosis? RecogniseByText(Examination examination)
    {
        if (examination.Deciding is not { } answer)
        {
            return null;
        }

        if (answer[CorsHeaderNames.Decision] is { } decision && !answer.Headers.Has(CorsHeaderNames.AllowOrigin) && answer.IsOk)
        {
            return new Diagnosis(Cause.OriginNotAllowed, $"CorsFunctions answered and refuses the origin: {CorsHeaderNames.Decision} says '{Printable.Text(decision)}'.");
        }

        if (answer is { Status: >= 500 } && answer.Says("Not allowed by CORS"))
        {
            return new Diagnosis(Cause.OriginNotAllowed,
                $"Express' cors rejects the origin by an Error ('Not allowed by CORS'), which becomes {answer}, for every request that has this origin.");
        }

        return answer is { Status: 403 } && answer.Says("Invalid CORS request") ? OfSpring(examination) : null;
    }

    /// <summary>A 400 or 403 that is not there without Origin.</summary>
    public static Diagnosis? RecogniseByReplay(Examination examination)
    {
        if (examination.Preflight is not { Status: 400 or 403 } answer)
        {
            return null;
        }

        var anonymous = examination.Replay(ReplayKind.WithoutOrigin);
        if (anonymous is not null && anonymous.Status != answer.Status)
        {
            return new Diagnosis(Cause.OriginNotAllowed, $"The preflight gets {answer}, and {anonymous} without the Origin header: something refuses the origin.");
        }

        return answer.Status == 403
            ? new Diagnosis(Cause.AuthBeforeCors, "The preflight gets 403: something in front of CORS forbids it.")
            {
                Alternatives = ["authentication that wants more than it got", "a firewall or an access list that forbids OPTIONS", "CORS that answers 403 for a refused origin or method"],
            }
            : null;
    }

    /// <summary>An ok answer that has traces of CORS, but no Access-Control-Allow-Origin.</summary>
    public static Diagnosis? RecogniseByHeaders(Examination examination)
    {
        if (examination.Preflight is not { IsOk: true } answer || answer.Headers.Has(CorsHeaderNames.AllowOrigin))
        {
            return null;
        }

        var traces = Traces(answer);
        return traces.Count == 0 ? null : new Diagnosis(
            Cause.OriginNotAllowed,
            $"The preflight gets {answer} with {string.Join(", ", traces)}, but no Access-Control-Allow-Origin: CORS runs and does not allow '{Printable.Text(examination.Request.Origin)}'.")
        {
            Alternatives = answer.VariesByOrigin ? [] : ["the line that sets Access-Control-Allow-Origin is missing"],
        };
    }

    private static List<string> Traces(Answer answer)
    {
        var traces = answer.Headers.Lines.Select(line => line.Name)
            .Where(name => name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase).Select(name => Printable.Text(name)).ToList();
        if (answer.VariesByOrigin)
        {
            traces.Add("Vary: Origin");
        }

        return traces;
    }

    // Spring says one text for origin, method and "no configuration"; a preflight for GET tells the method apart.
    private static Diagnosis OfSpring(Examination examination)
    {
        var request = examination.Request;
        if (examination.Preflight is { Status: 403 } && examination.Replay(ReplayKind.ForGet) is { IsOk: true } get)
        {
            return new Diagnosis(Cause.MethodMissing,
                $"Spring refuses the preflight ('Invalid CORS request'), but lets one for GET pass{Listed(get)}: the method {request.Method} is not allowed.");
        }

        return new Diagnosis(Cause.OriginNotAllowed, "Spring's CORS runs and refuses the preflight ('Invalid CORS request').")
        {
            Alternatives = ["no CORS configuration for this path at all", $"neither {request.Method} nor GET is allowed", "a header is not allowed"],
        };
    }

    private static string Listed(Answer get) =>
        get[CorsHeaderNames.AllowMethods] is { } methods ? $" (it lists '{Printable.Text(methods)}')" : "";
}
