using CorsFunctions.Browser;
using CorsFunctions.Conformance.Tests.Cases;

namespace CorsFunctions.Conformance.Tests.Checks;

/// <summary>The invariants of odd.json that are sentences. Each is written out here, and tied to its sentence.</summary>
internal static class OddInvariants
{
    private static readonly Dictionary<(string Id, string Sentence), Func<HeaderList, bool>> Known = new()
    {
        [("odd-61", "ACAO absent or exactly https://example.com")] = headers =>
            headers.ValuesOf("Access-Control-Allow-Origin") is [] or ["https://example.com"],
        [("odd-62", "ACAM never contains DELETE")] = headers =>
            !headers.ValuesOf("Access-Control-Allow-Methods").SelectMany(HeaderList.SplitAtCommas).Contains("DELETE", StringComparer.OrdinalIgnoreCase),
        [("odd-63", "no echo of an empty method in ACAM")] = headers =>
            headers.ValuesOf("Access-Control-Allow-Methods").All(line => line.Split(',').All(method => method.Trim().Length > 0)),
    };

    /// <summary>Null when the case's invariant holds, or it has none.</summary>
    public static string? Failure(OddCase odd, HeaderList headers)
    {
        if (odd.Expect.Invariant is not { } sentence)
        {
            return null;
        }

        if (!Known.TryGetValue((odd.Id, sentence), out var holds))
        {
            return $"nothing checks the invariant \"{sentence}\"";
        }

        return holds(headers) ? null : $"the invariant \"{sentence}\" does not hold";
    }
}
