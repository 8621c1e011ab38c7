using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using CorsFunctions.Rows;
using CorsFunctions.Storage.Tests.Support;
using CorsFunctions.Tables.Reading;

namespace CorsFunctions.Storage.Tests;

/// <summary>An entity is read as Azure's own client reads it, and what is none ends the load.</summary>
public class EntityTests
{
    private const string Keys = "\"PartitionKey\":\"app\",\"RowKey\":\"apps\"";

    public static TheoryData<string> Broken => new()
    {
        "", "[]", "null", "{}", "{\"value\":null}", "{\"value\":{}}", "{\"value\":[1]}", "{\"value\":[null]}", "{\"value\":[[]]}",
        "{\"value\":[]", "{\"value\":[{", $"{{\"value\":[{{{Keys}}}]", $"{{\"value\":[{{{Keys}}}]}}x", "{\"value\":[]}{\"value\":[]}", "{\"value\":[],\"value\":[]}",
        $"{{\"value\":[{{{Keys},\"Methods\":\"GET\",\"Methods\":\"PUT\"}}]}}",
        $"{{\"value\":[{{{Keys},\"Methods\":\"\\ud800\"}}]}}",
        $"{{\"value\":[{{{Keys},\"\\ud800\":\"GET\"}}]}}",
        $"{{\"value\":[{{{Keys},\"MaxAge\":\"soon\",\"MaxAge@odata.type\":\"Edm.Int64\"}}]}}",
        $"{{\"value\":[{{{Keys},\"Notes\":\"?\",\"Notes@odata.type\":\"Edm.Binary\"}}]}}",
        $"{{\"value\":[{{{Keys},\"Notes\":\"x\",\"Notes@odata.type\":\"Edm.Stream\"}}]}}",
        $"{{\"value\":[{{{Keys},\"Notes\":{new string('[', 100)}{new string(']', 100)}}}]}}",
    };

    [Fact]
    public async Task Value_of_every_type_is_what_the_client_makes_of_it() => await AssertSameAsync("""
        {"odata.metadata":"https://acct.table.core.windows.net/$metadata#CorsPolicies","value":[{
          "odata.etag":"W/\"datetime'2026-11-21T12%3A00%3A00.0000000Z'\"",
          "PartitionKey":"app","RowKey":"apps","Timestamp@odata.type":"Edm.DateTime","Timestamp":"2026-11-21T12:00:00.0000000Z",
          "Text":"t\u00fc\n","Empty":"","True":true,"False":false,"Null":null,"Int":-7,"Long":5000000000,"Double":60.0,"Exponent":6e1,
          "Int64@odata.type":"Edm.Int64","Int64":"60","NaN@odata.type":"Edm.Double","NaN":"NaN","DateTime@odata.type":"Edm.DateTime","DateTime":"2026-12-21T13:00:00Z",
          "Guid":"00000000-0000-0000-0000-000000000001","Guid@odata.type":"Edm.Guid","Binary@odata.type":"Edm.Binary","Binary":"AQID"}]}
        """);

    // Taken for a row without the column, or of another app, it would allow more, and a stricter row would be gone.
    [Theory]
    [InlineData("\"ExpiresOn@odata.type\":\"Edm.DateTime\",\"ExpiresOn\":null")]
    [InlineData("\"ExpiresOn@odata.type\":\"Edm.DateTime\"")]
    [InlineData("\"ExpiresOn\":\"2026-12-21T13:00:00Z\",\"ExpiresOn@odata.type\":null")]
    [InlineData("\"Credentials\":true,\"Credentials@odata.type\":\"Edm.Stream\"")]
    [InlineData("\"RowKey\":\"other\"")]
    [InlineData("\"PartitionKey\":\"other\"")]
    [InlineData("\"PartitionKey\":7")]
    [InlineData("\"MaxAge@odata.type\":\"Edm.Int64\",\"MaxAge\":\"5\",\"MaxAge@odata.type\":\"Edm.Double\"")]
    public async Task Entity_that_contradicts_itself_ends_the_load_as_it_ends_the_clients(string columns)
    {
        var page = $"{{\"value\":[{{{Keys},\"Origins\":\"https://app.example.com\",{columns}}}]}}";

        Assert.True(Record.Exception(() => Read(page)) is JsonException or FormatException);
        Assert.NotNull(await Record.ExceptionAsync(() => AskClientAsync(page)));
    }

    [Fact]
    public async Task Nothing_of_one_entity_gets_into_the_next()
    {
        // Fixed, so that a failure is one tomorrow too.
        var random = new Random(20261127);
        string[] names = ["Route", "Origins", "Methods", "Headers", "Credentials", "MaxAge", "Notes", "Origin", "ExpiresOn"];
        JsonNode?[] values = ["", "GET", "GET, PUT", "https://app.example.com", "https://app.example.co", true, false, 0, 60, null];
        for (var page = 0; page < 200; page++)
        {
            var entities = new JsonArray();
            for (var i = random.Next(12); i >= 0; i--)
            {
                var entity = new JsonObject { ["PartitionKey"] = "app", ["RowKey"] = $"r{i}" };
                foreach (var name in random.GetItems(names, random.Next(names.Length)).Distinct())
                {
                    entity[name] = values[random.Next(values.Length)]?.DeepClone();
                }

                entities.Add(entity);
            }

            await AssertSameAsync(new JsonObject { ["value"] = entities }.ToJsonString());
        }
    }

    [Fact]
    public void Value_that_no_table_has_keeps_its_place_and_is_no_text()
    {
        var row = Assert.Single(Read($"{{\"value\":[{{{Keys},\"Origins\":[\"https://app.example.com\"],\"Route\":{{}},\"odata.id\":\"x\",\"odata.x\":{{}}}}]}}"));

        Assert.Equal(["Origins", "Route"], row.Columns.Keys);
        Assert.All(row.Columns.Values, value => Assert.IsNotType<string>(value));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Page_that_is_no_list_of_entities_ends_the_load(string page) =>
        Assert.True(Record.Exception(() => Read(page)) is JsonException or FormatException or InvalidOperationException);

    private static List<PolicyRow> Read(string page)
    {
        var rows = new List<PolicyRow>();
        new EntityReader("app").Read(Encoding.UTF8.GetBytes(page), rows);
        return rows;
    }

    private static async Task AssertSameAsync(string page)
    {
        var rows = new List<PolicyRow>();
        var versions = new List<string>();
        new EntityReader("app").Read(Encoding.UTF8.GetBytes(page), rows, versions);

        var entities = await AskClientAsync(page);

        Assert.Equal(entities.Select(entity => (entity.PartitionKey, entity.RowKey)), rows.Select(row => (row.PartitionKey, row.RowKey)));
        Assert.Equal(entities.Select(entity => entity.ETag.ToString()), versions);
        foreach (var (entity, row) in entities.Zip(rows))
        {
            Assert.Equal(entity.Where(column => column.Key is not ("PartitionKey" or "RowKey" or "odata.etag" or "Timestamp")), row.Columns);
        }
    }

    private static async Task<List<TableEntity>> AskClientAsync(string page) => await new CannedService(CannedService.Page(page)).Open("UseDevelopmentStorage=true")
        .Client.GetTableClient("CorsPolicies").QueryAsync<TableEntity>(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
}
