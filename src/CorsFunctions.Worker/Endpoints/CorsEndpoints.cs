using System.Net;
using System.Text.Json;
using CorsFunctions.Explanations;
using CorsFunctions.Sources;
using CorsFunctions.Worker.Status;
using Microsoft.Extensions.Options;

namespace CorsFunctions.Worker.Endpoints;

/// <summary>What the library's own functions answer; null for one that is switched off.</summary>
internal sealed class CorsEndpoints(
    PolicyCache policies, IOptions<CorsPoliciesOptions> options, DecisionCounts counts, HostingPlan hosting, TimeProvider time)
{
    private readonly CorsPoliciesOptions options = options.Value;

    public async Task<EndpointAnswer?> HealthAsync(CancellationToken cancellationToken)
    {
        if (!options.Health)
        {
            return null;
        }

        // At a cold start the first load decides, not who asks first.
        await policies.GetAsync(cancellationToken).ConfigureAwait(false);
        var health = PolicyHealth.Of(policies.Status);
        return EndpointAnswer.Text(health == PolicyHealth.Unavailable ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK, health);
    }

    public async Task<EndpointAnswer?> StatusAsync(string query, CancellationToken cancellationToken)
    {
        if (!options.Console)
        {
            return null;
        }

        var parameters = new EndpointQuery(query, ["rows"], []);
        var withRows = parameters.ReadBoolean("rows");
        if (parameters.Error is { } error)
        {
            return Refuse(error, asHtml: false);
        }

        var set = await policies.GetAsync(cancellationToken).ConfigureAwait(false);
        return EndpointAnswer.Json(
            HttpStatusCode.OK, StatusJson.Write(new AppStatus(options.App, policies.Status, set, hosting, counts, options.EnforceOrigin, time.GetUtcNow()), withRows));
    }

    public async Task<EndpointAnswer?> ExplainAsync(string query, bool asHtml, CancellationToken cancellationToken)
    {
        if (!options.Console)
        {
            return null;
        }

        if (!ExplainQuery.TryRead(query, out var request, out var error))
        {
            return Refuse(error, asHtml);
        }

        var set = await policies.GetAsync(cancellationToken).ConfigureAwait(false);
        var explanation = Explainer.Explain(set, set is null ? [] : set.Rows, options.App, request!, time.GetUtcNow());
        var answer = asHtml
            ? EndpointAnswer.Html(HttpStatusCode.OK, ExplanationPage.Of(explanation))
            : EndpointAnswer.Json(HttpStatusCode.OK, ExplanationJson.Write(explanation));
        return answer with { VariesByAccept = true };
    }

    public EndpointAnswer? Console() => options.Console ? EndpointAnswer.Html(HttpStatusCode.OK, ConsolePage.Page) : null;

    private static EndpointAnswer Refuse(string error, bool asHtml) => (asHtml
        ? EndpointAnswer.Html(HttpStatusCode.BadRequest, ExplanationPage.Of(error))
        : EndpointAnswer.Json(HttpStatusCode.BadRequest, JsonSerializer.Serialize(new Dictionary<string, string> { ["error"] = error }))) with { VariesByAccept = true };
}
