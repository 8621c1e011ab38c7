using CorsFunctions.Conformance.Tests.Cases;
using CorsFunctions.Conformance.Tests.Checks;
using CorsFunctions.Conformance.Tests.Hosting;

namespace CorsFunctions.Conformance.Tests;

/// <summary>Every case of cases.json, over HTTP and through the product's host.</summary>
public sealed class ConformanceTests(ConformanceSummary summary, CaseExchanges exchanges) : IClassFixture<CaseExchanges>
{
    public static TheoryData<string> Ids { get; } = [.. CaseFiles.Cases.Keys];

    public static TheoryData<string> QualityIds { get; } =
        [.. CaseFiles.Cases.Values.Where(each => each.Expect.Should is not null).Select(each => each.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Duty_of_the_case_is_met(string id)
    {
        var exchange = await exchanges.OfAsync(id, TestContext.Current.CancellationToken);

        summary.Judge(Suite.Cases, id, ExpectationCheck.Failures(CaseFiles.Cases[id].Expect, exchange));
    }

    [Theory]
    [MemberData(nameof(QualityIds))]
    public async Task Quality_of_the_case_is_met(string id)
    {
        var exchange = await exchanges.OfAsync(id, TestContext.Current.CancellationToken);
        var failures = ExpectationCheck.Failures(CaseFiles.Cases[id].Expect.Should!, exchange);

        if (QualityDeviations.ById.TryGetValue(id, out var reason))
        {
            summary.JudgeDeviation(Suite.Quality, id, failures, reason);
        }
        else
        {
            summary.Judge(Suite.Quality, id, failures);
        }
    }
}
