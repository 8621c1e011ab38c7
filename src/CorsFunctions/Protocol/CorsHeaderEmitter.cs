using CorsFunctions.Policies;

namespace CorsFunctions.Protocol;

/// <summary>The only place that writes a CORS header. Applies a decision to the headers of a response.</summary>
public static class CorsHeaderEmitter
{
    private const string VaryOnPreflight = CorsHeaderNames.RequestMethod + ", " + CorsHeaderNames.RequestHeaders;
    private const string VaryOnOriginAndPreflight = CorsHeaderNames.Origin + ", " + VaryOnPreflight;

    // What all response headers of the protocol start with; one pass over the few headers of a response finds them.
    private const string Owned = "Access-Control-";

    /// <summary>Writes the decision. CORS headers that are there already are replaced, <c>Vary</c> is added to.</summary>
    /// <param name="decision">The decision on <paramref name="request"/>.</param>
    /// <param name="request">The request that was decided on.</param>
    /// <param name="headers">The response's headers.</param>
    /// <returns>True when the response had CORS headers of its own.</returns>
    public static bool Apply(in CorsDecision decision, in CorsRequest request, ICorsResponseHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);

        var hadOwn = headers.RemoveAll(Owned);
        AddVary(decision, headers);
        if (decision.Policy is { } policy && decision.PermitsOrigin)
        {
            WriteOrigin(policy, decision, request, headers);
            if (decision.Kind == CorsRequestKind.Preflight)
            {
                WritePreflight(policy, decision, request, headers);
            }
            else if (policy.ExposedHeaders is { } exposed)
            {
                headers.Write(CorsHeaderNames.ExposeHeaders, exposed);
            }
        }

        return hadOwn;
    }

    /// <summary>Says that the response depends on who asks, whatever the policies say: for an app that refuses requests by their origin.</summary>
    /// <param name="headers">The response's headers.</param>
    public static void VaryOnOrigin(ICorsResponseHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        VaryField.Add(headers, CorsHeaderNames.Origin);
    }

    /// <summary>Writes <c>Cors-Decision</c>: the outcome, the reason and the row, for people who look for a cause.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="headers">The response's headers.</param>
    public static void WriteDecision(in CorsDecision decision, ICorsResponseHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);

        var value = decision.Kind == CorsRequestKind.NotCors ? "not-cors"
            : decision.Reason == CorsReason.None ? "allowed"
            : $"refused; reason={decision.Reason.ToName()}";
        headers.Write(CorsHeaderNames.Decision, decision.Policy is { } policy && HeaderText.IsQuotable(policy.RowKey)
            ? $"{value}; row=\"{policy.RowKey}\""
            : value);
    }

    private static void AddVary(in CorsDecision decision, ICorsResponseHeaders headers)
    {
        var isPreflight = decision.Kind == CorsRequestKind.Preflight;
        if (decision.DependsOnOrigin)
        {
            VaryField.Add(headers, isPreflight ? VaryOnOriginAndPreflight : CorsHeaderNames.Origin);
        }
        else if (isPreflight)
        {
            VaryField.Add(headers, VaryOnPreflight);
        }
    }

    // The origin was found in the row's allow list, so it passed the grammar; it is repeated byte by byte (Fetch, "CORS check").
    private static void WriteOrigin(OriginPolicy policy, in CorsDecision decision, in CorsRequest request, ICorsResponseHeaders headers)
    {
        headers.Write(CorsHeaderNames.AllowOrigin, decision.Route!.IsStatic ? "*" : request.Origin!);
        if (policy.AllowCredentials)
        {
            headers.Write(CorsHeaderNames.AllowCredentials, "true");
        }
    }

    private static void WritePreflight(OriginPolicy policy, in CorsDecision decision, in CorsRequest request, ICorsResponseHeaders headers)
    {
        var answer = new PreflightAnswer(policy, decision.Reason, request);
        if (answer.AllowMethods is { } methods)
        {
            headers.Write(CorsHeaderNames.AllowMethods, methods);
        }

        if (answer.AllowHeaders is { } allowed)
        {
            headers.Write(CorsHeaderNames.AllowHeaders, allowed);
        }

        if (decision.Reason == CorsReason.None)
        {
            headers.Write(CorsHeaderNames.MaxAge, policy.MaxAgeAt(decision.At));
        }
    }
}
