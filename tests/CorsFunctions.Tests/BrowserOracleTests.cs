using System.Text.Json;
using CorsFunctions.Browser;

namespace CorsFunctions.Tests;

/// <summary>The judge is judged first: every vector of oracle-vectors.json, a decision of a browser each.</summary>
public class BrowserOracleTests
{
    private static readonly Dictionary<string, JsonElement> Vectors = JsonDocument
        .Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "cases", "oracle-vectors.json")))
        .RootElement.GetProperty("vectors").EnumerateArray().ToDictionary(each => each.GetProperty("id").GetString()!);

    public static TheoryData<string> Ids { get; } = [.. Vectors.Keys];

    [Fact]
    public void File_is_read_whole() => Assert.Equal(130, Vectors.Count);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Oracle_decides_as_a_browser_does(string id)
    {
        var vector = Vectors[id];
        var expected = vector.GetProperty("expect");

        Assert.Equal(
            expected.ValueKind == JsonValueKind.Number ? expected.GetInt64() : (object)expected.GetBoolean(),
            Decide(vector.GetProperty("fn").GetString()!, vector.GetProperty("input")));
    }

    private static object Decide(string function, JsonElement input)
    {
        var headers = new HeaderList(input.GetProperty("headers").EnumerateArray().Select(line => new HeaderLine(line[0].GetString()!, line[1].GetString()!)));
        return function switch
        {
            "cors_check" => CorsCheck.Judge(Text("origin"), Mode(), headers).IsAllowed,
            "preflight_ok" => Browser.PreflightCheck.Judge(
                Text("origin"), Text("method"), [.. input.GetProperty("names").EnumerateArray().Select(name => name.GetString()!)], Mode(),
                input.GetProperty("status").GetInt32(), headers).IsAllowed,
            "exposed" => ExposedHeaders.Contain(Text("name"), Mode(), headers),
            "max_age" => PreflightLifetime.Seconds(headers),
            _ => throw new ArgumentException($"The oracle has no function \"{function}\".", nameof(function)),
        };

        string Text(string name) => input.GetProperty(name).GetString()!;

        CredentialsMode Mode() => Enum.Parse<CredentialsMode>(Text("mode"), ignoreCase: true);
    }
}
