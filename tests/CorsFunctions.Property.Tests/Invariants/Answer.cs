using CorsFunctions.PropertyTests.Generation;

namespace CorsFunctions.PropertyTests.Invariants;

/// <summary>What the engine makes of a request: its decision, and the headers after its emitter.</summary>
internal sealed record Answer(CorsRequest Request, CorsDecision Decision, IReadOnlyDictionary<string, string> Headers)
{
    public static Answer To(PolicySet? set, CorsRequest request, params (string Name, string Value)[] own)
    {
        var headers = new HeaderMap();
        foreach (var (name, value) in own)
        {
            headers.Write(name, value);
        }

        var decision = CorsEvaluator.Evaluate(set, request, RowDraw.Now);
        new CorsHeaders().Apply(decision, headers);
        return new Answer(request, decision, headers.Lines);
    }

    public string? this[string name] => Headers.GetValueOrDefault(name);

    public IEnumerable<string> Vary => (this["Vary"] ?? "").Split(',').Select(name => name.Trim().ToLowerInvariant()).Where(name => name != "");

    public bool MayVaryOn(string name) => Vary.Contains("*") || Vary.Contains(name.ToLowerInvariant());

    /// <summary>Every header but Vary, in one text.</summary>
    public string CorsHeaders => string.Join(" | ", Headers
        .Where(header => header.Key != "Vary")
        .OrderBy(header => header.Key, StringComparer.Ordinal)
        .Select(header => $"{header.Key}: {header.Value}"));
}
