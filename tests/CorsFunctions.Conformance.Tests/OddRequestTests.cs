using System.Text;
using CorsFunctions.Conformance.Tests.Cases;
using CorsFunctions.Conformance.Tests.Checks;
using CorsFunctions.Conformance.Tests.Hosting;
using CorsFunctions.Conformance.Tests.Running;

namespace CorsFunctions.Conformance.Tests;

/// <summary>
/// Every case of odd.json. Where Kestrel refuses the bytes by itself (400, 431), that is a refusal like any other:
/// what counts is that nothing is allowed and nothing breaks.
/// </summary>
public sealed class OddRequestTests(ConformanceSummary summary)
{
    public static TheoryData<string> Ids { get; } = [.. CaseFiles.Odd.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Answer_stays_within_its_bounds(string id)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var odd = CaseFiles.Odd[id];
        await using var host = await CaseHost.StartAsync(id, odd.Policy, new CaseHandler(), cancellationToken);

        var failures = new List<string>();
        foreach (var encoding in EncodingsOf(odd.Request))
        {
            // The first request pays for compilation: it is judged, but the second one is timed.
            var first = await SendAsync(host, odd, encoding, cancellationToken);
            var start = TimeProvider.System.GetTimestamp();
            var second = await SendAsync(host, odd, encoding, cancellationToken);
            var elapsed = TimeProvider.System.GetElapsedTime(start);

            failures.AddRange(OddCheck.Failures(odd, first, TimeSpan.Zero).Select(failure => $"{encoding.WebName}: {failure}"));
            failures.AddRange(OddCheck.Failures(odd, second, elapsed).Select(failure => $"{encoding.WebName}, again: {failure}"));
        }

        summary.Judge(Suite.Odd, id, failures);
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

    private static async Task<Exchange> SendAsync(CaseHost host, OddCase odd, Encoding encoding, CancellationToken cancellationToken)
    {
        var before = host.Spy.Invocations;
        var response = await RawClient.SendAsync(host.Address, $"/api/conformance/{odd.Id}", odd.Request, encoding, cancellationToken);
        return new Exchange(odd.Request, response, host.Spy.Invocations - before);
    }
}
