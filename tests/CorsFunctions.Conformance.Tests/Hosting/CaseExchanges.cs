using System.Collections.Concurrent;
using System.Text;
using CorsFunctions.Conformance.Tests.Cases;
using CorsFunctions.Conformance.Tests.Running;

namespace CorsFunctions.Conformance.Tests.Hosting;

/// <summary>The exchange of each case of cases.json, made once: duty and quality are two judgements of the same answer.</summary>
public sealed class CaseExchanges
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Exchange>>> exchanges = new();

    internal Task<Exchange> OfAsync(string id, CancellationToken cancellationToken) =>
        exchanges.GetOrAdd(id, _ => new Lazy<Task<Exchange>>(() => MakeAsync(CaseFiles.Cases[id], cancellationToken))).Value;

    private static async Task<Exchange> MakeAsync(ConformanceCase each, CancellationToken cancellationToken)
    {
        await using var host = await CaseHost.StartAsync(each.Id, each.Policy, each.Handler, cancellationToken);
        var response = await RawClient.SendAsync(
            host.Address, $"/api/conformance/{each.Id}", each.Request, Encoding.UTF8, cancellationToken);
        return new Exchange(each.Request, response, host.Spy.Invocations);
    }
}
