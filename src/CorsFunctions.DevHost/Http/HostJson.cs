using System.Text.Json;

namespace CorsFunctions.DevHost.Http;

/// <summary>What DevHost takes from host.json, with the checks that the Functions host makes.</summary>
/// <param name="RoutePrefix">What stands before every route; may be empty.</param>
/// <param name="CustomHeaders">Headers of every response that does not have them already, the host's own answers too.</param>
internal sealed record HostJson(string RoutePrefix, IReadOnlyDictionary<string, string> CustomHeaders)
{
    /// <summary>The app setting that overrides the file's prefix, as in the host.</summary>
    public const string RoutePrefixSetting = "AzureFunctionsJobHost__extensions__http__routePrefix";

    public const string DefaultRoutePrefix = "api";

    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static HostJson Default { get; } = new(DefaultRoutePrefix, new Dictionary<string, string>());

    public static HostJson Read(string path) => File.Exists(path) ? Parse(File.ReadAllText(path), path) : Default;

    public static HostJson Parse(string text, string path)
    {
        using var document = ParseDocument(text, path);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new DevHostException($"{path} is not a JSON object, it holds a {root.ValueKind}.");
        }

        if (!root.EnumerateObject().Any())
        {
            return Default;
        }

        if (Member(root, "version") is not { ValueKind: JsonValueKind.String } version || version.GetString() != "2.0")
        {
            throw new DevHostException($"{path}: 'version' has to be \"2.0\", it is {Member(root, "version")?.GetRawText() ?? "missing"}.");
        }

        var http = Member(Member(root, "extensions"), "http");
        return new HostJson(
            Member(http, "routePrefix") is { } prefix ? Prefix(prefix, path) : DefaultRoutePrefix,
            Member(http, "customHeaders") is { } headers ? Headers(headers, path) : Default.CustomHeaders);
    }

    private static JsonDocument ParseDocument(string text, string path)
    {
        try
        {
            return JsonDocument.Parse(text, Options);
        }
        catch (JsonException exception)
        {
            throw new DevHostException($"{path} is not a JSON object: {exception.Message}");
        }
    }

    private static JsonElement? Member(JsonElement? parent, string name)
    {
        if (parent is { ValueKind: JsonValueKind.Object } element)
        {
            foreach (var property in element.EnumerateObject())
            {
                if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return property.Value;
                }
            }
        }

        return null;
    }

    private static string Prefix(JsonElement value, string path)
    {
        var prefix = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Null => "",
            _ => throw new DevHostException($"{path}: 'extensions.http.routePrefix' has to be text, it is {value.GetRawText()}."),
        };
        return prefix.StartsWith('/') || prefix.EndsWith('/')
            ? throw new DevHostException($"{path}: 'extensions.http.routePrefix' is '{prefix}'; write it without slashes at its ends.")
            : prefix;
    }

    private static Dictionary<string, string> Headers(JsonElement value, string path)
        => value.ValueKind == JsonValueKind.Object && value.EnumerateObject().All(header => header.Value.ValueKind == JsonValueKind.String)
            ? value.EnumerateObject().ToDictionary(header => header.Name, header => header.Value.GetString()!, StringComparer.OrdinalIgnoreCase)
            : throw new DevHostException($"{path}: 'extensions.http.customHeaders' has to be an object of names and texts, it is {value.GetRawText()}.");
}
