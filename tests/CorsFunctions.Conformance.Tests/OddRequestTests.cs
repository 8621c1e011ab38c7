using System.Text;
using CorsFunctions.Conformance.Tests.Cases;
using CorsFunctions.Conformance.Tests.Checks;
using CorsFunctions.Conformance.Tests.Running;

namespace CorsFunctions.Conformance.Tests;

/// <summary>
/// Every case of odd.json. Where Kestrel refuses the bytes by itself (400, 431), that is a refusal like any other:
/// what counts is that nothing is allowed and nothing breaks.
/// </summary>
public abstract class OddRequestTests(ConformanceSummary summary, CaseApp app)
{
    public static TheoryData<string> Ids { get; } = [.. CaseFiles.Odd.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Answer_stays_within_its_bounds(string id)
    {
        var odd = CaseFiles.Odd[id];
        var failures = new List<string>();
        foreach (var encoding in EncodingsOf(odd.Request))
        {
            // The first request pays for compilation: it is judged, but the second one is timed.
            var first = await app.SendAsync(id, odd.Request, encoding);
            var start = TimeProvider.System.GetTimestamp();
            var second = await app.SendAsync(id, odd.Request, encoding);
            var elapsed = TimeProvider.System.GetElapsedTime(start);

            failures.AddRange(OddCheck.Failures(odd, first, TimeSpan.Zero).Select(failure => $"{encoding.WebName}: {failure}"));
            failures.AddRange(OddCheck.Failures(odd, second, elapsed).Select(failure => $"{encoding.WebName}, again: {failure}"));
        }

        if (app.Suites.OddDeviations.TryGetValue(id, out var reason))
        {
            summary.JudgeDeviation(app.Suites.Odd, id, failures, reason);
        }
        else
        {
            summary.Judge(app.Suites.Odd, id, failures);
        }
    }

    /// <summary>Non-ASCII values arrive as UTF-8 or as Latin-1, as it pleases the client: both, where the text has both.</summary>
    private static IEnumerable<Encoding> EncodingsOf(CaseRequest request)
    {
        yield return Encoding.UTF8;
        var highest = request.Headers.SelectMany(header => header.Value).DefaultIfEmpty().Max();
        if (highest is > '\x7f' and <= '\xff')
        {
            yield return Encoding.Latin1;
        }
    }
}

public sealed class PlainOddRequestTests(ConformanceSummary summary, PlainCases app) : OddRequestTests(summary, app), IClassFixture<PlainCases>;

public sealed class AspNetCoreOddRequestTests(ConformanceSummary summary, AspNetCoreCases app) : OddRequestTests(summary, app), IClassFixture<AspNetCoreCases>;
