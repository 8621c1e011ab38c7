namespace CorsFunctions.Browser;

/// <summary>
/// Whether a browser asks by preflight before it sends a cross-origin request, and why ("HTTP fetch", step 4, and
/// "CORS-unsafe request-header names", https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names).
/// </summary>
/// <param name="Reasons">Why; empty for a request that needs no preflight.</param>
/// <param name="UnsafeNames">What <c>Access-Control-Request-Headers</c> will list: lower-case, sorted, each name once.</param>
/// <remarks>Upload listeners of an XMLHttpRequest and stream bodies preflight any request; no server can see them.</remarks>
internal sealed record PreflightNeed(IReadOnlyList<PreflightReason> Reasons, IReadOnlyList<string> UnsafeNames)
{
    private const int LongestValuesTogether = 1024;

    public static PreflightNeed None { get; } = new([], []);

    public bool IsNeeded => Reasons.Count > 0;

    /// <summary>The value of <c>Access-Control-Request-Headers</c>; null where the preflight has no such header.</summary>
    public string? RequestHeaders => UnsafeNames.Count == 0 ? null : string.Join(',', UnsafeNames);

    /// <param name="method">The method, normalised by <see cref="FetchMethod.Normalize"/>.</param>
    /// <param name="headers">The headers that the page sets, without those that only browsers may set.</param>
    public static PreflightNeed Of(string method, IEnumerable<HeaderLine> headers)
    {
        var reasons = new List<PreflightReason>();
        if (!FetchMethod.IsSafelisted(method))
        {
            reasons.Add(new PreflightReason(PreflightReasonKind.Method, method, ""));
        }

        var safelisted = new List<HeaderLine>();
        foreach (var header in headers)
        {
            if (SafelistedRequestHeader.Fault(header.Name, header.Value) is { } fault)
            {
                reasons.Add(new PreflightReason(fault, header.Name.ToLowerInvariant(), header.Value));
            }
            else
            {
                safelisted.Add(header);
            }
        }

        if (safelisted.Sum(header => header.Value.Length) > LongestValuesTogether)
        {
            reasons.AddRange(safelisted.Select(header =>
                new PreflightReason(PreflightReasonKind.LongValuesTogether, header.Name.ToLowerInvariant(), header.Value)));
        }

        var names = reasons.Where(reason => reason.Kind != PreflightReasonKind.Method).Select(reason => reason.Name);
        return new PreflightNeed(reasons, [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }
}
