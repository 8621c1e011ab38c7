using CorsFunctions.Browser;
using CorsFunctions.Decisions;

namespace CorsFunctions.Explanations;

/// <summary>Why a request is allowed or refused: what a browser asks, what the policies answer, what the browser makes of it, and the fix.</summary>
/// <param name="Request">The request that was asked about.</param>
/// <param name="Need">Whether a browser preflights it, and why.</param>
/// <param name="Routes">The routes that match the path.</param>
/// <param name="Decision">The decision: on the preflight where there is one, else on the request itself.</param>
/// <param name="Pattern">The origin pattern of the deciding row that matched; null for none.</param>
/// <param name="PreflightHeaders">The headers that a preflight is answered with; empty where there is none.</param>
/// <param name="ResponseHeaders">The headers that are put on the actual response.</param>
/// <param name="Verdict">What a browser decides.</param>
internal sealed record Explanation(
    ExplainedRequest Request,
    PreflightNeed Need,
    RouteChoice Routes,
    CorsDecision Decision,
    string? Pattern,
    IReadOnlyList<HeaderLine> PreflightHeaders,
    IReadOnlyList<HeaderLine> ResponseHeaders,
    BrowserVerdict Verdict)
{
    public bool IsAllowed => Verdict.IsAllowed;

    /// <summary>Why the policies refuse it; null for an allowed request, and where only the browser refuses.</summary>
    public string? Refusal => !IsAllowed && Decision.Outcome == CorsOutcome.Refused ? Decision.Reason.ToName() : null;

    /// <summary>The whole line of Chromium's console; empty when nothing is blocked.</summary>
    public string Sentence => ChromiumSentence.Of(Verdict, Request.Url, Request.Origin);

    /// <summary>What was looked at, in order; the last one decided.</summary>
    public required IReadOnlyList<ExplanationStep> Steps { get; init; }

    /// <summary>The smallest edit of a row that allows the request; null when it is allowed, or when no row can help.</summary>
    public RowEdit? Edit { get; init; }

    /// <summary>Why there is no edit, or what it brings with it; empty for nothing to say.</summary>
    public string Note { get; init; } = "";
}

/// <summary>One thing that was looked at.</summary>
/// <param name="What">The subject, in a word or two.</param>
/// <param name="Passed">Whether it speaks for the request.</param>
/// <param name="Detail">A sentence without its full stop.</param>
internal sealed record ExplanationStep(string What, bool Passed, string Detail);
