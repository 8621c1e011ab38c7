using CorsFunctions.PropertyTests.Generation;
using CorsFunctions.PropertyTests.Invariants;
using CorsFunctions.PropertyTests.Reference;

namespace CorsFunctions.PropertyTests;

public class DecisionProperties
{
    [Fact]
    public void Decision_and_headers_are_those_of_the_reference()
    {
        var reasons = new Dictionary<CorsReason, int>();
        var allowedPreflights = 0;
        Properties.Hold(25_000, PolicyCase.Draw, PolicyCase.Shrink, drawn =>
        {
            if (drawn.Rows.Any(row => new ReferenceRow(row, isDuplicate: false).IsMisspelt))
            {
                // What such rows claim has properties of its own.
                return;
            }

            var expected = new ReferencePolicies(drawn.Rows).Decide(drawn.Request, RowDraw.Now);

            var answer = Answer.To(PolicySet.Create(drawn.Rows, RowDraw.App), drawn.Request);

            Assert.Equal(
                expected,
                new ReferenceDecision(answer.Decision.Reason, answer.Decision.Policy?.RowKey, ReferenceDecision.Describe(answer.Headers)));
            reasons[expected.Reason] = reasons.GetValueOrDefault(expected.Reason) + 1;
            allowedPreflights += answer.Decision is { Outcome: CorsOutcome.Allowed, Kind: CorsRequestKind.Preflight } ? 1 : 0;
        });

        Reach.AtLeast(1_000, allowedPreflights, "allowed preflights");
        foreach (var reason in Enum.GetValues<CorsReason>().Except([CorsReason.PoliciesUnavailable]))
        {
            Reach.AtLeast(200, reasons.GetValueOrDefault(reason), $"decisions '{reason}'");
        }
    }

    [Fact]
    public void Row_of_which_a_warning_says_that_it_never_decides_never_decides()
    {
        var (dead, unreachable) = (0, 0);
        Properties.Hold(5_000, DrawCovered, PolicyCase.Shrink, drawn =>
        {
            var set = PolicySet.Create(drawn.Rows.DistinctBy(row => row.RowKey), RowDraw.App);
            var decision = Answer.To(set, drawn.Request).Decision;
            foreach (var finding in set.Findings.Where(finding => finding.Message.Contains("never decides", StringComparison.Ordinal)))
            {
                Assert.NotEqual(finding.RowKey, decision.Policy?.RowKey);
                _ = finding.Column == PolicyColumn.Route ? unreachable++ : dead++;
            }
        });

        Reach.AtLeast(500, dead, "rows without a pattern of their own");
        Reach.AtLeast(100, unreachable, "rows with an unreachable route");
    }

    [Fact]
    public void Row_is_set_aside_if_and_only_if_the_reference_finds_a_fault()
    {
        var faulty = 0;
        Properties.Hold(5_000, random => new PolicyCase(RowDraw.Rows(random, 1), new CorsRequest("GET", "/", null, null, null)), PolicyCase.Shrink, drawn =>
        {
            var set = PolicySet.Create(drawn.Rows, RowDraw.App);
            foreach (var row in drawn.Rows)
            {
                var expected = new ReferenceRow(row, isDuplicate: false).IsFaulty;

                Assert.Equal(expected, set.Policies.Single().State == PolicyState.SetAside);
                Assert.Equal(expected, set.Findings.Any(finding => finding.Severity == FindingSeverity.Error));
                faulty += expected ? 1 : 0;
            }
        });

        Reach.AtLeast(500, faulty, "faulty rows");
    }

    // Catch-alls, and the routes that together cover one.
    private static PolicyCase DrawCovered(Random random)
    {
        string[] routes = ["/a", "/a/{*rest}", "/a/{id}", "/a/{id}/{*rest}", "/a/b/{*rest}", "/", "/{*rest}", "/{id}", "/{id}/{*rest}", "/{id}/{id}/{*rest}"];
        var rows = random.Some(2, 6, () => RowDraw.Row(random, routes, ["https://a.example", "https://*.example", "*"]))
            .Select((row, i) => new PolicyRow(RowDraw.App, $"row{i}", row.Columns))
            .ToArray();
        return new PolicyCase(rows, RequestDraw.Request(random, rows));
    }
}
