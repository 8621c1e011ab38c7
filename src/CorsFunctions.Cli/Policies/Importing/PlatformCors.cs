using System.Text.Json;
using CorsFunctions.Rows;
using CorsFunctions.Sources;

namespace CorsFunctions.Cli.Policies.Importing;

/// <summary>The platform's own CORS as a row: what <c>az functionapp cors show</c> prints, or <c>Host</c> of a local.settings.json.</summary>
/// <remarks>The platform allows every method and header to the origins that it lists.</remarks>
internal static class PlatformCors
{
    public const string RowKey = "platform-cors";

    private static readonly JsonDocumentOptions Json = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="PolicySourceException">The file cannot be read, or holds neither form.</exception>
    public static async Task<PolicyRow> ReadAsync(string path, string app, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            using var document = await JsonDocument.ParseAsync(stream, Json, cancellationToken);
            var (origins, credentials) = Find(document.RootElement)
                ?? throw new PolicySourceException($"'{path}' has neither \"allowedOrigins\" nor \"Host\": {{ \"CORS\": … }}. Write what 'az functionapp cors show' prints into a file, or name a local.settings.json");
            return new PolicyRow(app, RowKey, new Dictionary<string, object?>
            {
                [PolicyColumn.Origins] = string.Join(", ", origins),
                [PolicyColumn.Methods] = "*",
                [PolicyColumn.Headers] = "*, Authorization",
                [PolicyColumn.Credentials] = credentials ? true : null,
                [PolicyColumn.Notes] = "From the platform's CORS, which allows every method and header. Name those that are needed.",
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            throw new PolicySourceException($"'{path}' cannot be read as JSON: {e.Message} Write what 'az functionapp cors show' prints into a file", e);
        }
    }

    private static (IEnumerable<string> Origins, bool Credentials)? Find(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (root.TryGetProperty("Host", out var host) && host.ValueKind == JsonValueKind.Object && host.TryGetProperty("CORS", out var list) && list.ValueKind == JsonValueKind.String)
        {
            return (list.GetString()!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), IsTrue(host, "CORSCredentials"));
        }

        return root.TryGetProperty("allowedOrigins", out var origins) && origins.ValueKind == JsonValueKind.Array
            ? (origins.EnumerateArray().Select(origin => origin.ToString()).ToList(), IsTrue(root, "supportCredentials"))
            : null;
    }

    private static bool IsTrue(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
