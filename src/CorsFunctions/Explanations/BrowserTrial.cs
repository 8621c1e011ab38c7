using CorsFunctions.Browser;
using CorsFunctions.Decisions;
using CorsFunctions.Http;
using CorsFunctions.Policies;

namespace CorsFunctions.Explanations;

/// <summary>Sends a request as a browser would, through the evaluator and the emitter that every request goes through.</summary>
internal sealed class BrowserTrial
{
    private static readonly CorsHeaders Emitter = new();

    // The preflight's status may be changed by a setting, and is always ok for an allowed one.
    private const int PreflightStatus = 204;

    public BrowserTrial(PolicySet? policies, ExplainedRequest request, DateTimeOffset now)
    {
        Need = request.IsSameOrigin ? PreflightNeed.None : PreflightNeed.Of(request.Method, request.Headers);
        var actual = new CorsRequest(request.Method, request.Path, request.Origin, null, null);
        var preflight = new CorsRequest("OPTIONS", request.Path, request.Origin, request.Method, Need.RequestHeaders);

        var onActual = CorsEvaluator.Evaluate(policies, actual, now);
        ResponseHeaders = Emit(onActual);
        Decision = onActual;
        Verdict = request.IsSameOrigin ? BrowserVerdict.Allowed : CorsCheck.Judge(request.Origin, request.Mode, new HeaderList(ResponseHeaders));
        if (Need.IsNeeded)
        {
            Decision = CorsEvaluator.Evaluate(policies, preflight, now);
            PreflightHeaders = Emit(Decision);
            var judged = PreflightCheck.Judge(
                request.Origin, request.Method, Need.UnsafeNames, request.Mode, PreflightStatus, new HeaderList(PreflightHeaders));
            Verdict = judged.IsAllowed ? Verdict : judged;
        }
    }

    public PreflightNeed Need { get; }

    public CorsDecision Decision { get; }

    public IReadOnlyList<HeaderLine> PreflightHeaders { get; } = [];

    public IReadOnlyList<HeaderLine> ResponseHeaders { get; }

    public BrowserVerdict Verdict { get; }

    private static IReadOnlyList<HeaderLine> Emit(in CorsDecision decision)
    {
        var headers = new Collected();
        Emitter.Apply(decision, headers);
        return [.. headers.Lines.Select(line => new HeaderLine(line.Key, line.Value))];
    }

    private sealed class Collected : IResponseHeaders
    {
        public SortedDictionary<string, string> Lines { get; } = new(StringComparer.OrdinalIgnoreCase);

        public void Write(string name, string value) => Lines[name] = value;

        public bool RemoveProtocols(out string? vary)
        {
            vary = null;
            return false;
        }
    }
}
