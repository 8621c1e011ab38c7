using CorsFunctions.Cli.Check.Examining;
using CorsFunctions.Cli.Check.Servers;

namespace CorsFunctions.Cli.Check.Causes;

/// <summary>
/// The Functions host on Flex Consumption and Linux Consumption, and App Service's CORS, answer every preflight
/// themselves: 204, nothing else. So does ASP.NET Core's CORS when it refuses an origin, for it is the same code.
/// </summary>
internal static class PlatformCause
{
    private const string Fingerprint = "The preflight gets 204 with no Access-Control header, no Cors-Decision and no Vary";

    public static Diagnosis? Recognise(Examination examination)
    {
        if (examination.Preflight is not { Status: 204, Body.Length: 0 } answer || !Replays.IsBare(answer))
        {
            return null;
        }

        // OPTIONS that is no preflight passes the platform and reaches the app.
        if (examination.Replay(ReplayKind.WithoutRequestMethod) is { } plain && !Replays.IsBare(plain) && plain["Allow"] is null)
        {
            return Platform("An OPTIONS request that is no preflight is answered by another layer, which does CORS: the platform took the preflight", []);
        }

        return ServerRecogniser.Of(examination.Request.Url, answer).Kind switch
        {
            ServerKind.Functions or ServerKind.AppService => Platform("The platform answered it before your code", []),
            ServerKind.Unknown when answer["Server"] is null && answer["X-Powered-By"] is null =>
                Platform("This is how the Functions host answers on Flex Consumption and Linux Consumption, before your code", ["any other server that answers OPTIONS with a bare 204"]),
            ServerKind.AspNetCore => new Diagnosis(Cause.OriginNotAllowed, Fingerprint + ": ASP.NET Core's CORS middleware ran and does not allow the origin.")
            {
                Alternatives = ["the Functions host on Flex Consumption or Linux Consumption, which answers preflights itself (the platform's CORS list decides)"],
            },
            _ => null,
        };
    }

    private static Diagnosis Platform(string what, IReadOnlyList<string> alternatives) =>
        new(Cause.PlatformAnswered, $"{Fingerprint}. {what}; its CORS list decides, and the origin is not on it.") { Alternatives = alternatives };
}
