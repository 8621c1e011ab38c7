using System.Text.Json;
using System.Text.Json.Nodes;
using CorsFunctions.Conformance.Tests.Cases;
using CorsFunctions.Rows;
using Json.Schema;

namespace CorsFunctions.Conformance.Tests;

/// <summary>docs/policies.schema.json: an editor must not mark what the reader takes, and should mark what it does not.</summary>
public class PolicySchemaTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "schema");
    private static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(Folder, "policies.schema.json")));

    public static TheoryData<string> Policies { get; } =
        [.. CaseFiles.Cases.Keys.Select(id => $"cases/{id}"), .. CaseFiles.Odd.Keys.Select(id => $"odd/{id}"), .. CaseFiles.Configs.Keys.Select(id => $"configs/{id}")];

    [Theory]
    [MemberData(nameof(Policies))]
    public void Policy_of_every_case_has_a_form_that_the_schema_takes(string id)
    {
        var key = id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var config = id.StartsWith("configs/", StringComparison.Ordinal) ? CaseFiles.Configs[key] : null;
        var policy = config?.Policy ?? (id.StartsWith("odd/", StringComparison.Ordinal) ? CaseFiles.Odd[key].Policy : CaseFiles.Cases[key].Policy);

        // What the values mean is for the parser; a MaxAge out of bounds is all that the form alone tells.
        Assert.Equal(config?.Errors.Any(error => error.Field == "maxAge") != true, IsValid(new JsonArray(Row(key, policy))));
    }

    [Theory]
    [InlineData("policies.sample.json")]
    [InlineData("policies.json")]
    public void File_that_names_the_schema_is_valid(string file)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!;

        Assert.EndsWith("docs/policies.schema.json", (string?)json["$schema"], StringComparison.Ordinal);
        Assert.True(IsValid(json));
    }

    [Theory]
    [InlineData("""{ "rowKey": "a", "origins": "https://a.example" }""")]
    [InlineData("""{ "policies": [], "rows": [] }""")]
    [InlineData("""[{ "origins": "https://a.example" }]""")]
    [InlineData("""[{ "rowKey": "a" }]""")]
    [InlineData("""[{ "rowKey": "a", "origins": 5 }]""")]
    [InlineData("""[{ "rowKey": "a", "origins": ["https://a.example", 5] }]""")]
    [InlineData("""[{ "rowKey": "a", "origins": "https://a.example", "method": "GET" }]""")]
    [InlineData("""[{ "rowKey": "a", "origins": "https://a.example", "maxAge": 86401 }]""")]
    [InlineData("""[{ "rowKey": "a", "origins": "https://a.example", "credentials": "yes" }]""")]
    [InlineData("""[{ "rowKey": "a", "origins": "https://a.example", "expiresOn": "2030-01-31T00:00:00" }]""")]
    public void Form_that_the_reader_does_not_take_is_marked(string file) => Assert.False(IsValid(JsonNode.Parse(file)));

    [Theory]
    [InlineData("""{ "rowKey": "a", "origins": "https://a.example", "partitionKey": null, "methods": null, "credentials": "True", "maxAge": "600", "enabled": "" }""")]
    [InlineData("""{ "rowKey": "a", "origins": "https://a.example\nhttps://b.example", "expiresOn": "2030-01-31T00:00+01:00", "tolerate": ["null-origin"], "notes": "" }""")]
    public void Form_that_the_reader_takes_is_not_marked(string row) => Assert.True(IsValid(new JsonArray(JsonNode.Parse(row))));

    [Fact]
    public void Schema_has_the_columns_of_a_row_and_no_other()
    {
        var columns = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "policies.schema.json")))!["$defs"]!["row"]!["properties"]!.AsObject().Select(column => column.Key);

        Assert.Equal(
            new[] { PolicyColumn.PartitionKey, PolicyColumn.RowKey }.Concat(PolicyColumn.All).Select(JsonNamingPolicy.CamelCase.ConvertName).Order(),
            columns.Order());
    }

    private static bool IsValid(JsonNode? file) => Schema.Evaluate(file).IsValid;

    private static JsonObject Row(string key, CasePolicy policy)
    {
        var row = new JsonObject { ["rowKey"] = key };
        foreach (var (name, value) in PolicyColumns.Of(policy))
        {
            row[JsonNamingPolicy.CamelCase.ConvertName(name)] = JsonSerializer.SerializeToNode(value);
        }

        return row;
    }
}
