using System.Net;
using System.Text;
using System.Text.Json;
using CorsFunctions.DevHost.Tests.Support;

namespace CorsFunctions.DevHost.Tests;

public sealed class BindingTests(SharedHost shared)
{
    private const string Id = "6f9619ff-8b86-d011-b42d-00cf4fc964ff";
    private readonly RunningHost host = shared.Host;

    [Fact]
    public async Task Arguments_come_from_route_query_context_and_defaults()
    {
        var json = await host.GetJsonAsync($"/api/arguments/5/{Id}?text=hello&text=last&when=2026-01-02T03:04:05Z");

        Assert.Equal(5, json.GetProperty("number").GetInt32());
        Assert.Equal(Id, json.GetProperty("id").GetString());
        Assert.Equal("last", json.GetProperty("text").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("missing").ValueKind);
        Assert.Equal(42, json.GetProperty("defaulted").GetInt32());
    }

    [Fact]
    public async Task Route_value_wins_over_query_and_query_over_body()
    {
        using var body = new StringContent("""{"number":"1","text":"body","missing":9,"list":[1]}""", Encoding.UTF8, "application/json");
        var response = await host.Client.PostAsync($"/api/arguments/5/{Id}?number=2&defaulted=3", body, RunningHost.Cancellation);

        var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(RunningHost.Cancellation)).RootElement;
        Assert.Equal(5, json.GetProperty("number").GetInt32());
        Assert.Equal(3, json.GetProperty("defaulted").GetInt32());
        Assert.Equal("body", json.GetProperty("text").GetString());
        Assert.Equal(9, json.GetProperty("missing").GetInt64());
    }

    [Theory]
    [InlineData("/api/arguments/x/" + Id)]
    [InlineData("/api/arguments/5/no-guid")]
    public async Task Argument_of_the_wrong_form_is_500(string path)
        => Assert.Equal(HttpStatusCode.InternalServerError, (await host.GetAsync(path)).StatusCode);

    [Fact]
    public async Task Binding_data_has_route_query_and_headers_without_the_key()
    {
        var json = await host.GetJsonAsync("/api/echo/r?n=1&code=secret");

        Assert.Equal(["Headers", "Query", "n", "rest"], json.GetProperty("binding").EnumerateArray().Select(item => item.GetString()));
    }
}
