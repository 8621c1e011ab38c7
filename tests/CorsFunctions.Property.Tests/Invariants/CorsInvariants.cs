namespace CorsFunctions.PropertyTests.Invariants;

/// <summary>What holds for every answer, whatever the rows and the request: the first that is broken is named.</summary>
internal static class CorsInvariants
{
    private const string Prefix = "Access-Control-";

    /// <summary>Null, or the sentence that the answers to a request break.</summary>
    public static string? FindBroken(PolicySet? set, CorsRequest request, string functionVary)
    {
        var answer = Answer.To(set, request);
        var afterFunction = Answer.To(
            set, request, ("Vary", functionVary), ("Access-Control-Allow-Origin", "*"), ("Access-Control-Allow-Credentials", "true"), ("X-Own", "1"));
        return FindBrokenValue(answer)
            ?? FindBrokenRefusal(answer)
            ?? FindBrokenRefusal(afterFunction)
            ?? FindBrokenVary(functionVary, answer, afterFunction)
            ?? FindBrokenCaching(set, answer);
    }

    private static string? FindBrokenValue(Answer answer)
    {
        var origin = answer["Access-Control-Allow-Origin"];
        var credentials = answer["Access-Control-Allow-Credentials"];
        return origin is not (null or "*") && !string.Equals(origin, answer.Request.Origin, StringComparison.Ordinal) ? "ACAO is '*' or the request's origin"
            : origin == "*" && credentials is not null ? "ACAO '*' never goes with ACAC"
            : credentials is not (null or "true") ? "ACAC is 'true' or absent"
            : answer.Headers.Values.Any(value => value.Any(char.IsControl)) ? "no header value has a control character"
            : answer.Headers.Values.Any(value => value == "") ? "no header value is empty"
            : answer.Decision.Outcome == CorsOutcome.Allowed && origin is null ? "an allowed request gets ACAO"
            : null;
    }

    private static string? FindBrokenRefusal(Answer answer) =>
        answer.Decision.AllowOrigin is null && answer.Headers.Keys.Any(name => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            ? "a refused origin gets no Access-Control header"
            : null;

    private static string? FindBrokenVary(string before, Answer alone, Answer afterFunction)
    {
        var names = before.Split(',').Select(name => name.Trim().ToLowerInvariant()).Where(name => name != "").ToList();
        return afterFunction["X-Own"] != "1" ? "a header of the function stays"
            : names.Except(afterFunction.Vary).Any() ? "Vary never loses a name"
            : alone.Vary.Any(name => !afterFunction.MayVaryOn(name)) ? "Vary gets every name that the answer depends on"
            : afterFunction.Vary.Count() > names.Union(alone.Vary).Count() + names.Count - names.Distinct().Count() ? "Vary gets no name twice"
            : alone.CorsHeaders != afterFunction.CorsHeaders.Replace(" | X-Own: 1", "", StringComparison.Ordinal).Replace("X-Own: 1", "", StringComparison.Ordinal)
                ? "the function's own CORS headers are replaced"
            : null;
    }

    // A cache may hand an answer to another request unless Vary forbids it. It keeps none to OPTIONS, but what is
    // one preflight's answer and not the other's is checked all the same.
    private static string? FindBrokenCaching(PolicySet? set, Answer answer)
    {
        var request = answer.Request;
        var isPreflight = answer.Decision.Kind == CorsRequestKind.Preflight;
        string?[] otherOrigins = request.Method != "OPTIONS" ? [null, "null", "https://other.example"] : isPreflight ? ["null", "https://other.example"] : [];
        return otherOrigins.Any(origin => Differs(set, answer, request with { Origin = origin }, CorsHeaderNames.Origin))
            || (isPreflight && Differs(set, answer, request with { RequestMethod = "QUERY" }, CorsHeaderNames.RequestMethod))
            || (isPreflight && Differs(set, answer, request with { RequestHeaders = "x-other" }, CorsHeaderNames.RequestHeaders))
            ? "Vary names every request header that the answer depends on"
            : null;
    }

    private static bool Differs(PolicySet? set, Answer answer, CorsRequest other, string header)
    {
        var otherAnswer = Answer.To(set, other);
        return otherAnswer.CorsHeaders != answer.CorsHeaders && !(answer.MayVaryOn(header) && otherAnswer.MayVaryOn(header));
    }
}
