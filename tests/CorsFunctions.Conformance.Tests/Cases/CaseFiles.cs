using System.Text.Json;
using System.Text.Json.Serialization;

namespace CorsFunctions.Conformance.Tests.Cases;

/// <summary>The three files of tests/cases, each read once.</summary>
internal static class CaseFiles
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new HeaderLineConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static IReadOnlyDictionary<string, ConformanceCase> Cases { get; } =
        Read<ConformanceCase>("cases.json", "cases").ToDictionary(each => each.Id);

    public static IReadOnlyDictionary<string, OddCase> Odd { get; } =
        Read<OddCase>("odd.json", "cases").ToDictionary(each => each.Id);

    public static IReadOnlyDictionary<string, ConfigCase> Configs { get; } =
        Read<ConfigCase>("configs.json", "invalid").Concat(Read<ConfigCase>("configs.json", "valid")).ToDictionary(each => each.Id);

    private static List<T> Read<T>(string file, string property)
    {
        var json = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "cases", file));
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty(property).Deserialize<List<T>>(Options)!;
    }
}
