using CorsFunctions.Browser;
using CorsFunctions.Cli.Check.Probing;
using CorsFunctions.Cli.Check.Requests;

namespace CorsFunctions.Cli.Check.Examining;

/// <summary>All that was asked and answered about one request, and what a browser makes of it.</summary>
internal sealed class Examination(CheckRequest request)
{
    private readonly Dictionary<ReplayKind, Answer> replays = [];

    public CheckRequest Request { get; } = request;

    /// <summary>The preflight's answer; null where none was needed, or none came.</summary>
    public Answer? Preflight { get; private set; }

    /// <summary>The actual request's answer; null where it was not sent, or none came.</summary>
    public Answer? Actual { get; private set; }

    /// <summary>The first request that brought no answer.</summary>
    public Failure? Failure { get; private set; }

    public BrowserVerdict PreflightVerdict { get; private set; } = BrowserVerdict.Allowed;

    public BrowserVerdict ActualVerdict { get; private set; } = BrowserVerdict.Allowed;

    public IReadOnlyDictionary<ReplayKind, Answer> Replays => replays;

    /// <summary>The first verdict that blocks, or that all is allowed.</summary>
    public BrowserVerdict Verdict => PreflightVerdict.IsAllowed ? ActualVerdict : PreflightVerdict;

    public bool IsAllowed => Failure is null && Verdict.IsAllowed;

    /// <summary>The answer that a browser stumbles over, or the last one.</summary>
    public Answer? Deciding => !PreflightVerdict.IsAllowed || Actual is null ? Preflight : Actual;

    public IEnumerable<Answer> Answers => new[] { Preflight, Actual }.OfType<Answer>().Concat(replays.Values);

    public Answer? Replay(ReplayKind kind) => replays.GetValueOrDefault(kind);

    public void AddPreflight(Reply reply)
    {
        Preflight = reply.Answer;
        Failure ??= reply.Failure;
        if (reply.Answer is { } answer)
        {
            PreflightVerdict = PreflightCheck.Judge(
                Request.Origin, Request.Method, Request.Need.UnsafeNames, Request.Mode, answer.Status, answer.Headers);
        }
    }

    public void AddActual(Reply reply)
    {
        Actual = reply.Answer;
        Failure ??= reply.Failure;
        if (reply.Answer is { } answer)
        {
            ActualVerdict = CorsCheck.Judge(Request.Origin, Request.Mode, answer.Headers);
        }
    }

    public void AddReplay(ReplayKind kind, Reply reply)
    {
        // A replay that fails decides nothing.
        if (reply.Answer is { } answer)
        {
            replays[kind] = answer;
        }
    }
}
