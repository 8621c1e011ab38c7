using System.Globalization;
using CorsFunctions.PropertyTests.Generation;

namespace CorsFunctions.PropertyTests;

/// <summary>
/// The law of the policy rows: one slip in one row of a valid set allows no request that was refused before, and takes nothing
/// from another row but by what the faulty row claims.
/// </summary>
/// <remarks>More cases by hand: <c>CORS_PROPERTY_SEED=random CORS_SLIP_CASES=1000000 dotnet test tests/CorsFunctions.Property.Tests</c>; FsCheck keeps about 4 GB for a million.</remarks>
public class SlipProperties
{
    private const int RequestsACase = 4;
    private const string CasesVariable = "CORS_SLIP_CASES";

    private static int Cases =>
        Environment.GetEnvironmentVariable(CasesVariable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : 100_000;

    [Fact]
    public void Slip_in_one_row_allows_nothing_that_was_refused()
    {
        var (faulty, shielded, lost) = (0, 0, 0);
        // In parallel, for there are many.
        Properties.Hold(Cases, Slipped.Draw, Slipped.Shrink, drawn =>
        {
            var before = PolicySet.Create(drawn.Before, RowDraw.App);
            var after = PolicySet.Create(drawn.After, RowDraw.App);
            var key = drawn.Key;
            var errors = after.Findings.Where(finding => finding.RowKey == key && finding.Severity == FindingSeverity.Error).ToList();
            Assert.All(after.Findings.Where(finding => finding.RowKey != key), finding => Assert.Equal(FindingSeverity.Warning, finding.Severity));
            if (errors.Count == 0 || errors.Any(error => error.IsUnclaimed))
            {
                // The slip has a meaning of its own, or the finding says that a looser row may govern.
                return;
            }

            Interlocked.Increment(ref faulty);
            var random = new Random(drawn.Requests);
            for (var i = 0; i < RequestsACase; i++)
            {
                var request = RequestDraw.Request(random, i % 2 == 0 ? [drawn.Before[drawn.At]] : drawn.Before);
                var (old, now) = (CorsEvaluator.Evaluate(before, request, RowDraw.Now), CorsEvaluator.Evaluate(after, request, RowDraw.Now));
                Assert.True(now.AllowOrigin is null || old.AllowOrigin is not null, $"{request} was refused before");
                Assert.True(now.Outcome != CorsOutcome.Allowed || old.Outcome == CorsOutcome.Allowed, $"{request} was refused before");
                Assert.True(now.AllowOrigin is null || now.Policy!.RowKey != key, $"{request} is allowed by the faulty row");
                Interlocked.Add(ref shielded, now.Policy?.RowKey == key ? 1 : 0);
                Interlocked.Add(ref lost, IsLost(drawn, before, after, request, old, now) ? 1 : 0);
            }
        }, isParallel: true);

        Reach.AtLeast(Cases / 3, faulty, "faulty rows");
        Reach.AtLeast(Cases / 10, shielded, "requests that a faulty row keeps from the others");
        Reach.AtLeast(Cases / 10_000, lost, "requests that another row loses");
    }

    // What another row allows less, the faulty row has taken: it claims the path, and either the origin too or a more specific route.
    private static bool IsLost(Slipped drawn, PolicySet before, PolicySet after, CorsRequest request, CorsDecision old, CorsDecision now)
    {
        // A path that can be read in two ways is lost when one of them is claimed.
        var isPlain = !request.Path.AsSpan().ContainsAny("%\\;?#") && !request.Path.Contains("//", StringComparison.Ordinal) && !request.Path.Contains("/.", StringComparison.Ordinal);
        if (!isPlain || old.AllowOrigin is null || now.AllowOrigin is not null || old.Policy!.RowKey == drawn.Key)
        {
            return false;
        }

        Assert.True(PolicySet.Create([drawn.After[drawn.At]], RowDraw.App).FindRoute(request.Path) is not null, $"the faulty row does not claim the path of {request}");

        // "*" alone answers a malformed or empty origin, which no browser sends, without a look at it; beside a claim of the faulty row it is looked at.
        Assert.True(
            now.Policy?.RowKey == drawn.Key || now.Reason == CorsReason.OriginMalformed || now.Kind == CorsRequestKind.NotCors || after.FindRoute(request.Path)!.Route != before.FindRoute(request.Path)!.Route,
            $"the faulty row does not claim the origin of {request}");
        return true;
    }

    private sealed record Slipped(PolicyRow[] Before, PolicyRow[] After, int At, int Requests)
    {
        public string Key => After[At].RowKey;

        public static Slipped Draw(Random random)
        {
            PolicyRow[] before;
            do
            {
                var drawn = RowDraw.Rows(random, atMost: 4).DistinctBy(row => row.RowKey).ToArray();
                var faulty = PolicySet.Create(drawn, RowDraw.App).Findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.RowKey).ToHashSet();
                before = [.. drawn.Where(row => !faulty.Contains(row.RowKey))];
            }
            while (before.Length == 0);

            var at = random.Next(before.Length);
            PolicyRow[] after = [.. before];
            after[at] = SlipDraw.Slip(random, before[at]);
            return new Slipped(before, after, at, random.Next());
        }

        public static IEnumerable<Slipped> Shrink(Slipped value) =>
            Enumerable.Range(0, value.Before.Length).Where(i => i != value.At).Select(i => value with
            {
                Before = [.. value.Before[..i], .. value.Before[(i + 1)..]],
                After = [.. value.After[..i], .. value.After[(i + 1)..]],
                At = i < value.At ? value.At - 1 : value.At,
            });

        public override string ToString() => $"before:\n{new PolicyCase(Before, default)}\nafter:\n{new PolicyCase([After[At]], default)}";
    }
}
