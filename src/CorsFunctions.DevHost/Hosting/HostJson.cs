using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CorsFunctions.DevHost.Hosting;

/// <summary>Reads the route prefix from host.json, with the checks that the Functions host makes.</summary>
internal static class HostJson
{
    /// <summary>The host's configuration key; an app setting of this name overrides the file, as in the host.</summary>
    public const string RoutePrefixKey = "AzureFunctionsJobHost:extensions:http:routePrefix";

    public const string DefaultRoutePrefix = "api";

    public static string DefaultPath => Path.Combine(AppContext.BaseDirectory, "host.json");

    public static string ReadRoutePrefix(string path)
        => File.Exists(path) ? ParseRoutePrefix(File.ReadAllText(path), path) : DefaultRoutePrefix;

    public static string ParseRoutePrefix(string text, string path)
    {
        JObject json;
        try
        {
            json = JObject.Parse(text);
        }
        catch (JsonException exception)
        {
            throw new DevHostException($"{path} is not a JSON object: {exception.Message}");
        }

        if (json.Count == 0)
        {
            return DefaultRoutePrefix;
        }

        if (json["version"] is not JValue { Value: "2.0" })
        {
            throw new DevHostException($"{path}: 'version' has to be \"2.0\", it is {json["version"]?.ToString(Formatting.None) ?? "missing"}.");
        }

        return Member(Member(json, "extensions"), "http") is { } http && http.TryGetValue("routePrefix", StringComparison.OrdinalIgnoreCase, out var prefix)
            ? Prefix(prefix, path)
            : DefaultRoutePrefix;
    }

    private static JObject? Member(JObject? parent, string name)
        => parent is not null && parent.TryGetValue(name, StringComparison.OrdinalIgnoreCase, out var value) ? value as JObject : null;

    private static string Prefix(JToken token, string path)
    {
        var prefix = token is JValue { Value: string or null } value
            ? (string?)value.Value ?? ""
            : throw new DevHostException($"{path}: 'extensions.http.routePrefix' has to be text, it is {token.ToString(Formatting.None)}.");
        return prefix.StartsWith('/') || prefix.EndsWith('/')
            ? throw new DevHostException($"{path}: 'extensions.http.routePrefix' is '{prefix}'; write it without slashes at its ends.")
            : prefix;
    }
}
