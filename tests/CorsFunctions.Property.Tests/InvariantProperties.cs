using CorsFunctions.PropertyTests.Generation;
using CorsFunctions.PropertyTests.Invariants;

namespace CorsFunctions.PropertyTests;

public class InvariantProperties
{
    [Fact]
    public void Every_answer_keeps_the_invariants()
    {
        Properties.Hold(10_000, random => (Case: PolicyCase.Draw(random), Vary: DrawVary(random)), ShrinkCase, drawn =>
        {
            Assert.Null(CorsInvariants.FindBroken(PolicySet.Create(drawn.Case.Rows, RowDraw.App), drawn.Case.Request, drawn.Vary));
            Assert.Null(CorsInvariants.FindBroken(null, drawn.Case.Request, drawn.Vary));
        });
    }

    [Fact]
    public void Same_rows_in_any_order_give_the_same_decisions()
    {
        Properties.Hold(5_000, PolicyCase.Draw, PolicyCase.Shrink, drawn =>
        {
            var rows = drawn.Rows.DistinctBy(row => row.RowKey).ToArray();
            var first = Answer.To(PolicySet.Create(rows, RowDraw.App), drawn.Request);
            var again = Answer.To(PolicySet.Create(rows, RowDraw.App), drawn.Request);
            var reversed = Answer.To(PolicySet.Create(rows.Reverse(), RowDraw.App), drawn.Request);

            foreach (var other in new[] { again, reversed })
            {
                Assert.Equal(
                    (first.Decision.Reason, first.Decision.Policy?.RowKey, first.Decision.Policy?.Route, first.CorsHeaders, first["Vary"]),
                    (other.Decision.Reason, other.Decision.Policy?.RowKey, other.Decision.Policy?.Route, other.CorsHeaders, other["Vary"]));
            }
        });
    }

    private static string DrawVary(Random random) =>
        string.Join(random.One([",", ", "]), random.Some(0, 3, () => random.One(["Accept-Encoding", "origin", "Origin", "*", "X-Origin", "", "access-control-request-headers", "Accept"])));

    private static IEnumerable<(PolicyCase Case, string Vary)> ShrinkCase((PolicyCase Case, string Vary) value) =>
        PolicyCase.Shrink(value.Case).Select(smaller => (smaller, value.Vary));
}
