using CorsFunctions.Http;

namespace CorsFunctions.Decisions;

/// <summary>The one emitter of CORS headers: writes a decision on the headers of a response.</summary>
/// <remarks>What is written was validated before: the origin by the grammar and the allow list, the lists as tokens.</remarks>
internal sealed class CorsHeaders
{
    private const string VaryOnPreflight = CorsHeaderNames.RequestMethod + ", " + CorsHeaderNames.RequestHeaders;
    private const string VaryOnOriginAndPreflight = CorsHeaderNames.Origin + ", " + VaryOnPreflight;

    /// <summary>For an app that refuses requests by their origin: then every response depends on it, whatever the policies say.</summary>
    public bool AlwaysVaryOnOrigin { get; init; }

    /// <summary>Whether responses carry <c>Cors-Decision</c>.</summary>
    public bool TellDecision { get; init; }

    /// <summary>Writes the decision. CORS headers that are there already are replaced, <c>Vary</c> is added to.</summary>
    /// <returns>True when the response had CORS headers of its own.</returns>
    public bool Apply(in CorsDecision decision, IResponseHeaders headers)
    {
        var hadOwn = headers.RemoveProtocols(out var vary);
        if (Varies(decision) is { } names && VaryField.Merge(vary, names) is var merged && !ReferenceEquals(merged, vary))
        {
            headers.Write(CorsHeaderNames.Vary, merged);
        }

        if (decision.AllowOrigin is { } origin)
        {
            headers.Write(CorsHeaderNames.AllowOrigin, origin);
            WriteIfAny(headers, CorsHeaderNames.AllowCredentials, decision.AllowCredentials ? "true" : null);
            WriteIfAny(headers, CorsHeaderNames.ExposeHeaders, decision.ExposedHeaders);
            WriteIfAny(headers, CorsHeaderNames.AllowMethods, decision.AllowMethods);
            WriteIfAny(headers, CorsHeaderNames.AllowHeaders, decision.AllowHeaders);
            WriteIfAny(headers, CorsHeaderNames.MaxAge, decision.MaxAge);
        }

        if (TellDecision)
        {
            headers.Write(CorsHeaderNames.Decision, Describe(decision));
        }

        return hadOwn;
    }

    // The request headers that the response depends on; null for none.
    private string? Varies(in CorsDecision decision)
    {
        var onOrigin = decision.VariesByOrigin || AlwaysVaryOnOrigin;
        return decision.Kind == CorsRequestKind.Preflight
            ? onOrigin ? VaryOnOriginAndPreflight : VaryOnPreflight
            : onOrigin ? CorsHeaderNames.Origin : null;
    }

    private static void WriteIfAny(IResponseHeaders headers, string name, string? value)
    {
        if (value is not null)
        {
            headers.Write(name, value);
        }
    }

    // A server does not see the credentials mode; a browser that sends them refuses what this calls allowed, so it says that as well.
    private static string Describe(in CorsDecision decision)
    {
        var value = decision.Outcome switch
        {
            CorsOutcome.NotCors => "not-cors",
            CorsOutcome.Allowed => "allowed",
            _ => $"refused; reason={decision.Reason.ToName()}",
        };
        if (decision.Policy is { } policy && HeaderText.IsQuotable(policy.RowKey))
        {
            value = $"{value}; row=\"{policy.RowKey}\"";
        }

        return decision.Outcome == CorsOutcome.Allowed && !decision.AllowCredentials ? $"{value}; credentials=not-allowed" : value;
    }
}
