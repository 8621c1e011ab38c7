using System.Globalization;
using CorsFunctions.PropertyTests.Generation;
using CorsFunctions.PropertyTests.Invariants;
using CorsFunctions.PropertyTests.Reference;

namespace CorsFunctions.Fuzz;

/// <summary>Runs batches: one set of rows, many requests. A batch follows from the seed and its number alone.</summary>
internal sealed class Fuzzer(int seed)
{
    public const int EnoughFindings = 20;

    private const int RequestsABatch = 100;

    private readonly HashSet<string> kinds = [];
    private long allowed;
    private long compared;
    private long files;

    public long Cases { get; private set; }

    public int Findings => kinds.Count;

    public string Summary => string.Create(
        CultureInfo.InvariantCulture, $"{Cases} cases, {compared} compared with the reference, {allowed} allowed, {files} policy files, {Findings} kinds of findings");

    public void RunBatch(long batch)
    {
        var random = new Random(HashCode(batch));
        try
        {
            // Files are slow: every tenth batch has its rows from one.
            if (batch % 10 == 0)
            {
                RunFile(random, batch);
            }
            else if (random.Percent(60))
            {
                var rows = RowDraw.Rows(random);
                Run(random, batch, rows, PolicySet.Create(rows, RowDraw.App), new ReferencePolicies(rows));
            }
            else
            {
                var rows = RowDraw.Rows(random);
                var odd = OddRows.Change(random, rows);
                Run(random, batch, rows, PolicySet.Create(odd, RowDraw.App), null);
            }
        }
        catch (Exception e)
        {
            Report(batch, $"{e.GetType().Name} outside of a request", e.ToString());
        }
    }

    private void RunFile(Random random, long batch)
    {
        files++;
        var rows = RowDraw.Rows(random);
        if (OddFiles.Load(random, rows) is { } set)
        {
            Run(random, batch, rows, set, null);
        }
    }

    private void Run(Random random, long batch, PolicyRow[] rows, PolicySet set, ReferencePolicies? reference)
    {
        for (var i = 0; i < RequestsABatch; i++)
        {
            var drawn = new PolicyCase(rows, OddRequests.Draw(random, rows));
            Cases++;
            try
            {
                Check(random, batch, drawn, set, reference);
            }
            catch (Exception e)
            {
                Report(batch, e.GetType().Name, $"{drawn}\n{e}");
            }
        }
    }

    private void Check(Random random, long batch, PolicyCase drawn, PolicySet set, ReferencePolicies? reference)
    {
        var answer = Answer.To(set, drawn.Request);
        allowed += answer.Decision.Outcome == CorsOutcome.Allowed ? 1 : 0;
        if (reference is not null)
        {
            compared++;
            var actual = new ReferenceDecision(answer.Decision.Reason, answer.Decision.Policy?.RowKey, ReferenceDecision.Describe(answer.Headers));
            if (reference.Decide(drawn.Request, RowDraw.Now) is var expected && expected != actual)
            {
                Report(batch, $"{expected.Reason} expected, {actual.Reason} decided", $"{drawn}\nexpected {expected}\nactual   {actual}");
            }
        }

        // The invariants take a dozen evaluations: one request in four is enough of them.
        if (random.Percent(25) && CorsInvariants.FindBroken(set, drawn.Request, OddRequests.DrawVary(random)) is { } broken)
        {
            Report(batch, broken, $"{drawn}\n{ReferenceDecision.Describe(answer.Headers)}");
        }
    }

    private void Report(long batch, string kind, string detail)
    {
        if (kinds.Add(kind))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"FINDING in batch {batch}: {kind}\n{detail}\n"));
        }
    }

    // Another sequence for each batch, the same on every machine.
    private int HashCode(long batch) => unchecked((int)(((ulong)batch * 0x9E3779B97F4A7C15UL + (uint)seed) >> 17));
}
