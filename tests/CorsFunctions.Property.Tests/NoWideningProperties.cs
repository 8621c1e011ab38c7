using CorsFunctions.PropertyTests.Generation;
using CorsFunctions.PropertyTests.Invariants;

namespace CorsFunctions.PropertyTests;

/// <summary>"Access never widens by a fault or by time."</summary>
public class NoWideningProperties
{
    private const int RequestsACase = 8;

    [Fact]
    public void Row_out_of_force_that_is_added_allows_nothing_that_was_not_allowed()
    {
        Properties.Hold(5_000, Change.DrawAdded, Change.Shrink, AssertNotWider);
    }

    [Fact]
    public void Row_that_is_put_out_of_force_allows_nothing_that_was_not_allowed()
    {
        Properties.Hold(5_000, Change.DrawReplaced, Change.Shrink, AssertNotWider);
    }

    private static void AssertNotWider(Change change)
    {
        var before = PolicySet.Create(change.Before, RowDraw.App);
        var after = PolicySet.Create(change.After, RowDraw.App);
        var random = new Random(change.Requests);
        for (var i = 0; i < RequestsACase; i++)
        {
            var request = RequestDraw.Request(random, change.After);
            var (old, now) = (Answer.To(before, request), Answer.To(after, request));
            Assert.True(now.Decision.AllowOrigin is null || old.Decision.AllowOrigin is not null, $"{request} was refused before");
            Assert.True(now.Decision.Outcome != CorsOutcome.Allowed || old.Decision.Outcome == CorsOutcome.Allowed, $"{request} was refused before");
            Assert.True(
                now.Decision.AllowOrigin is null || Lists(now) == Lists(old),
                $"{request} was answered '{old.CorsHeaders}' before and is answered '{now.CorsHeaders}' now");
        }
    }

    private static string Lists(Answer answer) => $"{answer.Decision.Policy?.RowKey} {string.Join(" | ", answer.Headers
        .Where(header => header.Key is not ("Vary" or "Access-Control-Allow-Origin"))
        .OrderBy(header => header.Key, StringComparer.Ordinal))}";

    private sealed record Change(PolicyRow[] Before, PolicyRow[] After, int Requests)
    {
        public static Change DrawAdded(Random random)
        {
            var after = Drawn(random);
            var at = random.Next(after.Length);
            after[at] = OutOfForce(random, after[at]);
            return new Change([.. after[..at], .. after[(at + 1)..]], after, random.Next());
        }

        public static Change DrawReplaced(Random random)
        {
            var before = Drawn(random);
            var at = random.Next(before.Length);
            PolicyRow[] after = [.. before];
            after[at] = OutOfForce(random, before[at]);
            return new Change(before, after, random.Next());
        }

        public static IEnumerable<Change> Shrink(Change value) =>
            value.After.Select(row => row.RowKey).Where(key => value.Before.Any(row => row.RowKey == key)).Select(key => value with
            {
                Before = [.. value.Before.Where(row => row.RowKey != key)],
                After = [.. value.After.Where(row => row.RowKey != key)],
            });

        public override string ToString() =>
            $"before:\n{new PolicyCase(Before, default)}\nafter:\n{new PolicyCase(After, default)}";

        private static PolicyRow[] Drawn(Random random)
        {
            PolicyRow[] rows;
            do
            {
                rows = [.. RowDraw.Rows(random).DistinctBy(row => row.RowKey)];
            }
            while (rows.Length == 0);

            return rows;
        }

        private static PolicyRow OutOfForce(Random random, PolicyRow row)
        {
            var columns = new Dictionary<string, object?>(row.Columns);
            RowDraw.PutOutOfForce(random, columns);
            return new PolicyRow(row.PartitionKey, row.RowKey, columns);
        }
    }
}
