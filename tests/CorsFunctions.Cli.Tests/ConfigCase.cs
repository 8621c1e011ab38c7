using System.Text.Json;

namespace CorsFunctions.Cli.Tests;

/// <summary>A row of tests/cases/configs.json as a policy file, and the errors that it must have.</summary>
internal sealed record ConfigCase(string File, IReadOnlySet<(string RowKey, string Column, string Value, string Reason)> Errors)
{
    private static readonly (string Field, string Column, string Property)[] Fields =
    [
        ("origins", "Origins", "origins"), ("methods", "Methods", "methods"), ("headers", "Headers", "headers"),
        ("exposed", "ExposedHeaders", "exposedHeaders"), ("credentials", "Credentials", "credentials"), ("maxAge", "MaxAge", "maxAge"),
    ];

    public static IReadOnlyDictionary<string, ConfigCase> All { get; } = Read();

    private static Dictionary<string, ConfigCase> Read()
    {
        using var document = JsonDocument.Parse(System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "cases", "configs.json")));
        return new[] { "invalid", "valid" }
            .SelectMany(list => document.RootElement.GetProperty(list).EnumerateArray())
            .ToDictionary(each => each.GetProperty("id").GetString()!, Read);
    }

    private static ConfigCase Read(JsonElement element)
    {
        var id = element.GetProperty("id").GetString()!;
        var policy = element.GetProperty("policy");
        var row = new Dictionary<string, object> { ["rowKey"] = id, ["tolerate"] = Tolerated(policy) };
        foreach (var (field, _, property) in Fields)
        {
            // An empty list or null is a column that the case leaves out.
            if (policy.GetProperty(field) is var value && value.ValueKind != JsonValueKind.Null && (field == "origins" || value.ToString() != "[]"))
            {
                row[property] = value;
            }
        }

        var errors = element.TryGetProperty("errors", out var list) ? list.EnumerateArray() : default;
        return new ConfigCase(
            JsonSerializer.Serialize(new[] { row }),
            errors.Select(error => (id, Column(error), error.GetProperty("value").ToString(), error.GetProperty("reason").GetString()!)).ToHashSet());
    }

    private static string Column(JsonElement error) =>
        Fields.Single(each => each.Field == error.GetProperty("field").GetString()).Column;

    private static List<string> Tolerated(JsonElement policy)
    {
        var dangers = new List<string>();
        foreach (var (field, name) in new[] { ("tolerateInsecure", "insecure-origin"), ("toleratePublicSuffix", "public-suffix") })
        {
            if (policy.TryGetProperty(field, out var tolerates) && tolerates.GetBoolean())
            {
                dangers.Add(name);
            }
        }

        return dangers;
    }
}
