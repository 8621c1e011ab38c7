using CorsFunctions.Cli.Check.Probing;
using CorsFunctions.Cli.Check.Requests;
using CorsFunctions.Http;

namespace CorsFunctions.Cli.Check.Examining;

/// <summary>Plays a request: the preflight, the actual request if wanted, and the replays that can decide something.</summary>
internal sealed class Examiner(Prober prober)
{
    public async Task<Examination> ExamineAsync(CheckRequest request, bool send, CancellationToken cancellationToken)
    {
        var examination = new Examination(request);
        if (request.IsSameOrigin)
        {
            return examination;
        }

        if (request.Need.IsNeeded)
        {
            examination.AddPreflight(await prober.SendAsync(
                request.Url, "OPTIONS", BrowserRequests.Preflight(request), null, cancellationToken));
        }

        // Sent after a blocked preflight as well, which a browser would not: the user wants it, and its answer tells causes apart.
        if (send && examination.Failure is null)
        {
            examination.AddActual(await prober.SendAsync(
                request.Url, request.Method, BrowserRequests.Actual(request), request.Body, cancellationToken));
        }

        foreach (var kind in Enum.GetValues<ReplayKind>())
        {
            if (Replays.IsWorth(kind, examination))
            {
                examination.AddReplay(kind, await ReplayAsync(kind, request, cancellationToken));
            }
        }

        return examination;
    }

    private Task<Reply> ReplayAsync(ReplayKind kind, CheckRequest request, CancellationToken cancellationToken)
    {
        var asked = request with { Origin = Replays.OriginOf(kind, request.Origin) };
        if (kind == ReplayKind.ActualAsGet)
        {
            return prober.SendAsync(request.Url, "GET", BrowserRequests.Actual(asked), null, cancellationToken);
        }

        var lines = BrowserRequests.Preflight(kind == ReplayKind.ForGet ? asked with { Method = "GET" } : asked);
        switch (kind)
        {
            case ReplayKind.WithAuthorization:
                lines.Add(new Browser.HeaderLine("Authorization", request.Authorization!));
                break;
            case ReplayKind.WithoutOrigin:
                lines.RemoveAll(line => line.Name is CorsHeaderNames.Origin or "Referer");
                break;
            case ReplayKind.WithoutRequestMethod:
                lines.RemoveAll(line => line.Name is CorsHeaderNames.RequestMethod or CorsHeaderNames.RequestHeaders);
                break;
        }

        return prober.SendAsync(request.Url, "OPTIONS", lines, null, cancellationToken);
    }
}
