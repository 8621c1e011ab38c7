using CorsFunctions.Explanations;
using CorsFunctions.PropertyTests.Generation;

namespace CorsFunctions.PropertyTests;

/// <summary>What is explained is what happens, and an edit that is suggested does what it promises and no more.</summary>
public class ExplanationProperties
{
    private const int Cases = 3_000;
    private const int OthersACase = 12;

    [Fact]
    public void Edit_allows_the_request_and_changes_no_answer_of_another_row()
    {
        var (allowed, changed, added, none) = (0, 0, 0, 0);
        Properties.Hold(Cases, Question.Draw, Question.Shrink, question =>
        {
            var explanation = question.Explain(question.Rows);

            Assert.Equal(Question.IsAllowed(question.Rows, question.Request), explanation.IsAllowed);
            if (explanation.IsAllowed)
            {
                Assert.Null(explanation.Edit);
                allowed++;
            }
            else if (explanation.Edit is not { } edit)
            {
                Assert.NotEmpty(explanation.Note);
                none++;
            }
            else
            {
                _ = edit.IsNew ? added++ : changed++;
                question.AssertGood(edit, explanation.Note);
            }
        });

        Reach.AtLeast(300, allowed, "allowed requests");
        Reach.AtLeast(300, changed, "edits of a row");
        Reach.AtLeast(200, added, "new rows");
        Reach.AtLeast(50, none, "refusals without an edit");
    }

    private sealed record Question(PolicyRow[] Rows, ExplainedRequest Request, int Others)
    {
        public static Question Draw(Random random)
        {
            while (true)
            {
                // Columns that are empty in a table are not there; rows of one key have no edit.
                PolicyRow[] rows = [.. RowDraw.Rows(random).DistinctBy(row => row.RowKey).Select(Filled)];
                if (AskedDraw.Request(random, rows) is { } request)
                {
                    return new Question(rows, request, random.Next());
                }
            }
        }

        public static IEnumerable<Question> Shrink(Question value) => PolicyCase.ShrinkRows(value.Rows).Select(rows => value with { Rows = rows });

        public Explanation Explain(PolicyRow[] rows) => Explainer.Explain(PolicySet.Create(rows, RowDraw.App), rows, RowDraw.App, Request, RowDraw.Now);

        public static bool IsAllowed(IReadOnlyList<PolicyRow> rows, ExplainedRequest request) => request.IsSameOrigin || Try(rows, request).Verdict.IsAllowed;

        public void AssertGood(RowEdit edit, string note)
        {
            var edited = edit.Apply(Rows, RowDraw.App);
            Assert.True(IsAllowed(edited, Request), $"'{edit}' does not allow it");

            var (before, after) = (PolicySet.Create(Rows, RowDraw.App), PolicySet.Create(edited, RowDraw.App));
            Assert.Empty(Errors(after).Except(Errors(before)));
            Assert.True(Explain([.. edited]).Edit is null);

            var random = new Random(Others);
            for (var i = 0; i < OthersACase; i++)
            {
                if (AskedDraw.Request(random, Rows) is { } other)
                {
                    AssertUnchanged(edit, note, new BrowserTrial(before, other, RowDraw.Now), new BrowserTrial(after, other, RowDraw.Now), other);
                }
            }
        }

        public override string ToString() => $"{new PolicyCase(Rows, default)}\n{Request} {string.Join(", ", Request.Headers)}";

        // A new row may have its own origin, and an edited one what was its own already if the note says so; an origin that it gets comes from no other.
        // A path that some reader takes for the new row's route is no row's any more: that refuses, and widens nothing.
        private void AssertUnchanged(RowEdit edit, string note, BrowserTrial before, BrowserTrial after, ExplainedRequest other)
        {
            var (old, now) = (before.Decision.Policy?.RowKey, after.Decision.Policy?.RowKey);
            if (now == edit.RowKey && other.Origin == Request.Origin || edit.IsNew && now is null && LaxPath.IsAmbiguous(other.Path))
            {
                return;
            }

            Assert.True(old == now, $"'{edit}': '{other.Path}' from '{other.Origin}' was decided by '{old}', and now by '{now}'");
            if (old == edit.RowKey && note.Length > 0)
            {
                return;
            }

            Assert.Equal((before.Verdict.IsAllowed, Lines(before)), (after.Verdict.IsAllowed, Lines(after)));
        }

        // A '*' becomes the origin itself where the route gets another row, and the answer then varies by it: for the browser the same.
        private static string Lines(BrowserTrial trial) =>
            string.Join('\n', trial.PreflightHeaders.Concat(trial.ResponseHeaders).Where(line => line.Name is not ("Vary" or "Access-Control-Allow-Origin")));

        private static BrowserTrial Try(IReadOnlyList<PolicyRow> rows, ExplainedRequest request) => new(PolicySet.Create(rows, RowDraw.App), request, RowDraw.Now);

        private static IEnumerable<RowFinding> Errors(PolicySet set) => set.Findings.Where(finding => finding.Severity == FindingSeverity.Error);

        private static PolicyRow Filled(PolicyRow row) =>
            new(row.PartitionKey, row.RowKey, row.Columns.Where(column => column.Value is not "").ToDictionary());
    }
}
