using CorsFunctions.Cli.Check.Examining;
using CorsFunctions.Cli.Check.Probing;

namespace CorsFunctions.Cli.Check.Causes;

/// <summary>Authentication that stands before CORS: a preflight never carries credentials, so it can never pass.</summary>
internal static class AuthenticationCause
{
    public static Diagnosis? Recognise(Examination examination)
    {
        if (examination.Preflight is not { Status: 401 or 403 or 407 } answer)
        {
            return null;
        }

        var proof = examination.Replay(ReplayKind.WithAuthorization);
        var isProven = proof is not null && proof.Status != answer.Status;
        var asks = answer["WWW-Authenticate"] ?? answer["Proxy-Authenticate"];
        if (answer.Status == 403 && !isProven && asks is null)
        {
            return null;
        }

        var scheme = asks is null ? "" : $" It asks for credentials ('{Printable.Text(asks)}').";
        var replay = proof switch
        {
            null => "",
            _ when isProven => $" With the Authorization that you gave, the same preflight gets {proof}: proven.{NextFault(proof)}",
            _ => $" With the Authorization that you gave it gets {proof} as well, so that is not what it wants.",
        };
        return new Diagnosis(
            Cause.AuthBeforeCors,
            $"The preflight gets {answer}: authentication comes before CORS, and a preflight never has credentials.{scheme}{Guard(answer)}{replay}");
    }

    private static string NextFault(Answer proof) =>
        proof.IsOk && proof.Headers.Has("Access-Control-Allow-Origin") ? "" : " That answer would not pass either: a second fault waits behind this one.";

    private static string Guard(Answer answer) =>
        answer["WWW-Authenticate"] is { } asks && asks.Contains("authorization_uri=", StringComparison.Ordinal) ? " This is App Service's built-in authentication (Easy Auth)."
        : answer.Headers.Has("x-ms-middleware-request-id") ? " This is App Service's built-in authentication (Easy Auth)."
        : answer.Says("missing subscription key") ? " This is API Management, which wants its subscription key."
        : "";
}
