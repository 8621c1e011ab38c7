using System.Text.Json;

namespace CorsFunctions.Infra.Tests.Support;

/// <summary>An approved snapshot: what a deployment with the parameters of the same name would make.</summary>
internal sealed record Snapshot(IReadOnlyList<JsonElement> Resources)
{
    /// <summary>The plans, each with and without a network where it can have one.</summary>
    public static TheoryData<string> Names { get; } =
        ["consumption", "dedicated", "dedicated-private", "flex", "flex-private", "container-apps", "container-apps-private"];

    public static string PathOf(string name) => Path.Combine(Repository.Cases, name + ".snapshot.json");

    public static Snapshot Read(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(PathOf(name)));
        return new Snapshot([.. document.RootElement.GetProperty("predictedResources").EnumerateArray().Select(resource => resource.Clone())]);
    }

    public IEnumerable<JsonElement> OfType(string type) => Resources.Where(resource => Text(resource, "type") == type);

    /// <summary>The function app, or the container app that it is.</summary>
    public JsonElement App => Assert.Single(Resources, resource => Text(resource, "type") is "Microsoft.Web/sites" or "Microsoft.App/containerApps");

    public IReadOnlyDictionary<string, string> AppSettings
    {
        get
        {
            var properties = App.GetProperty("properties");
            var settings = properties.TryGetProperty("siteConfig", out var site)
                ? site.GetProperty("appSettings")
                : properties.GetProperty("template").GetProperty("containers")[0].GetProperty("env");
            return settings.EnumerateArray().ToDictionary(setting => Text(setting, "name"), setting => Text(setting, "value"));
        }
    }

    public static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;
}
