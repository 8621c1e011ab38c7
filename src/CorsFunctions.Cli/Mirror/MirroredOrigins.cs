using System.Text.Encodings.Web;
using System.Text.Json;
using CorsFunctions.Origins;
using CorsFunctions.Policies;
using CorsFunctions.Rows;

namespace CorsFunctions.Cli.Mirror;

/// <summary>The origins that the platform's CORS can take, and what it cannot say.</summary>
/// <param name="Origins">Exact origins of rows in force, each once; or <c>*</c> alone.</param>
/// <param name="Credentials">Whether all of them may send credentials: the platform knows one switch for all.</param>
/// <param name="Losses">Sentences without full stop.</param>
internal sealed record MirroredOrigins(IReadOnlyList<string> Origins, bool Credentials, IReadOnlyList<string> Losses)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static MirroredOrigins Of(PolicySet set, IReadOnlyList<PolicyRow> rows, DateTimeOffset now)
    {
        var losses = new List<string>();
        var origins = new SortedSet<string>(StringComparer.Ordinal);
        var byKey = rows.ToLookup(row => row.RowKey);
        var inForce = set.Policies.Where(policy => policy.IsInForce(now)).ToList();
        foreach (var policy in inForce)
        {
            var row = byKey[policy.RowKey].First();
            foreach (var pattern in OriginsColumn.Read(new RowReader(row, [])).Patterns)
            {
                if (pattern is { Kind: OriginPatternKind.Host, Port: not OriginPattern.AnyPort } or { Kind: OriginPatternKind.Any })
                {
                    origins.Add(pattern.Text);
                }
                else
                {
                    losses.Add($"Row '{policy.PrintableKey}': the platform has no patterns, so '{Printable.Text(pattern.Text)}' cannot be mirrored; list the origins one by one in a row");
                }
            }
        }

        AddLosses(inForce, losses);
        var credentials = inForce.Count > 0 && inForce.All(policy => policy.AllowCredentials);
        if (origins.Count > 1 && origins.Remove("*"))
        {
            losses.Add("A row allows '*', which the platform takes only alone and then for every path, so it is left out: other sites can send that route simple requests, and no preflight");
        }

        return new MirroredOrigins([.. origins], credentials && !origins.Contains("*"), losses);
    }

    public string ToJson() => JsonSerializer.Serialize(new { allowedOrigins = Origins, supportCredentials = Credentials }, Json);

    public string ToAzCommands() =>
        Origins.Count == 0 ? "" : $"az functionapp cors add --resource-group \"$RESOURCE_GROUP\" --name \"$APP\" --allowed-origins {string.Join(' ', Origins.Select(origin => $"'{origin}'"))}"
        + (Credentials ? "\naz functionapp cors credentials --resource-group \"$RESOURCE_GROUP\" --name \"$APP\" --enable true" : "");

    public string ToAzdSettings() =>
        $"azd env set MIRRORED_ORIGINS '{JsonSerializer.Serialize(Origins)}'\nazd env set MIRRORED_CREDENTIALS {(Credentials ? "true" : "false")}";

    private static void AddLosses(List<OriginPolicy> policies, List<string> losses)
    {
        if (policies.Select(policy => policy.Route).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1)
        {
            losses.Add("The platform knows no routes: each origin passes its preflights on every path; with Cors:EnforceOrigin the app still refuses the request itself");
        }

        if (policies.Any(policy => !policy.Methods.IsWildcard || !policy.Headers.IsWildcard))
        {
            losses.Add("The platform allows every method and header to the origins that it lists; what Methods and Headers of the rows restrict is lost for the preflight");
        }

        if (policies.Any(policy => policy.AllowCredentials) && policies.Any(policy => !policy.AllowCredentials))
        {
            losses.Add("Some rows allow credentials and some do not, and the platform has one switch for all: it stays off, so that requests with credentials fail their preflight");
        }

        if (policies.Any(policy => policy.ExpiresOn is not null))
        {
            losses.Add("Rows that expire stay mirrored: mirror again after that");
        }
    }
}
