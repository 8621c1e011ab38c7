using System.Text.Json;
using CorsFunctions.Browser;
using CorsFunctions.Conformance.Tests.Cases;

namespace CorsFunctions.Conformance.Tests;

/// <summary>The judge is judged first: every vector of oracle-vectors.json.</summary>
public sealed class BrowserOracleTests(ConformanceSummary summary)
{
    public static TheoryData<string> Ids { get; } = [.. CaseFiles.Vectors.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Oracle_decides_as_a_browser_does(string id)
    {
        var vector = CaseFiles.Vectors[id];
        var decision = Decide(vector.Function, vector.Input);
        var expected = vector.Expect.ValueKind == JsonValueKind.Number ? vector.Expect.GetInt64() : (object)vector.Expect.GetBoolean();

        summary.Judge(Suite.Oracle, id, decision.Equals(expected) ? [] : [$"{vector.Function} says {decision}, a browser {expected}"]);
    }

    private static object Decide(string function, OracleInput input)
    {
        var headers = new HeaderList(input.Headers);
        return function switch
        {
            "cors_check" => CorsCheck.Judge(input.Origin!, input.Mode, headers).IsAllowed,
            "preflight_ok" => PreflightCheck.Judge(
                input.Origin!, input.Method!, input.Names, input.Mode, input.Status, headers).IsAllowed,
            "exposed" => ExposedHeaders.Contain(input.Name!, input.Mode, headers),
            "max_age" => PreflightLifetime.Seconds(headers),
            _ => throw new ArgumentException($"The oracle has no function \"{function}\".", nameof(function)),
        };
    }
}
