using CorsFunctions.Browser;
using CorsFunctions.Conformance.Tests.Cases;

namespace CorsFunctions.Conformance.Tests.Checks;

internal static class VaryCheck
{
    public static IEnumerable<string> Failures(Expectation expect, HeaderList headers)
    {
        var vary = headers.ValuesOf("Vary").SelectMany(HeaderList.SplitAtCommas).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var shown = vary.Count == 0 ? "absent" : string.Join(", ", vary);

        // `Vary: *` says more than any list.
        var varies = (string name) => vary.Contains(name) || vary.Contains("*");

        foreach (var name in expect.Vary.Where(name => !varies(name)))
        {
            yield return $"Vary is {shown}, expected {name} in it";
        }

        foreach (var name in expect.VaryAbsent.Where(vary.Contains))
        {
            yield return $"Vary is {shown}, expected no {name} in it";
        }

        // The cases ask this for the allowed origin, another one and none: static means the same in all three.
        if (expect.VaryOrStatic is { } origin && !varies("Origin") && headers.Get("Access-Control-Allow-Origin") != origin)
        {
            yield return $"Vary is {shown}, expected Origin in it, or Access-Control-Allow-Origin always {origin}";
        }
    }
}
