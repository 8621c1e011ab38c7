using System.Collections.Concurrent;
using System.Text;
using CorsFunctions.Conformance.Tests.Cases;
using CorsFunctions.Conformance.Tests.Checks;
using CorsFunctions.Conformance.Tests.Running;

namespace CorsFunctions.Conformance.Tests;

/// <summary>Every case of cases.json, over HTTP, on the real worker. Duty and quality are two judgements of the same answer.</summary>
public abstract class ConformanceTests
{
    private readonly ConformanceSummary summary;
    private readonly CaseApp app;
    private readonly ConcurrentDictionary<string, Task<Exchange>> exchanges;

    private protected ConformanceTests(ConformanceSummary summary, CaseApp app, ConcurrentDictionary<string, Task<Exchange>> exchanges)
        => (this.summary, this.app, this.exchanges) = (summary, app, exchanges);

    public static TheoryData<string> Ids { get; } = [.. CaseFiles.Cases.Keys];

    public static TheoryData<string> QualityIds { get; } =
        [.. CaseFiles.Cases.Values.Where(each => each.Expect.Should is not null).Select(each => each.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Duty_of_the_case_is_met(string id)
        => summary.Judge(app.Suites.Cases, id, ExpectationCheck.Failures(CaseFiles.Cases[id].Expect, await ExchangeAsync(id)));

    [Theory]
    [MemberData(nameof(QualityIds))]
    public async Task Quality_of_the_case_is_met(string id)
    {
        var failures = ExpectationCheck.Failures(CaseFiles.Cases[id].Expect.Should!, await ExchangeAsync(id));

        if (QualityDeviations.ById.TryGetValue(id, out var reason))
        {
            summary.JudgeDeviation(app.Suites.Quality, id, failures, reason);
        }
        else
        {
            summary.Judge(app.Suites.Quality, id, failures);
        }
    }

    private Task<Exchange> ExchangeAsync(string id) => exchanges.GetOrAdd(id, _ => app.SendAsync(id, CaseFiles.Cases[id].Request, Encoding.UTF8));
}

public sealed class PlainConformanceTests(ConformanceSummary summary, PlainCases app)
    : ConformanceTests(summary, app, Exchanges), IClassFixture<PlainCases>
{
    private static readonly ConcurrentDictionary<string, Task<Exchange>> Exchanges = new();
}

public sealed class AspNetCoreConformanceTests(ConformanceSummary summary, AspNetCoreCases app)
    : ConformanceTests(summary, app, Exchanges), IClassFixture<AspNetCoreCases>
{
    private static readonly ConcurrentDictionary<string, Task<Exchange>> Exchanges = new();
}
