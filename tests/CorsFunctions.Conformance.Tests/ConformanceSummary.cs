using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using CorsFunctions.Conformance.Tests;

[assembly: AssemblyFixture(typeof(ConformanceSummary))]

namespace CorsFunctions.Conformance.Tests;

/// <summary>Collects every verdict of the run and writes artifacts/conformance.txt when the last test is done.</summary>
public sealed class ConformanceSummary : IDisposable
{
    private readonly ConcurrentDictionary<(Suite Suite, string Id), IReadOnlyList<string>> verdicts = new();

    /// <summary>Records the verdict on one row, then fails the test if there is anything to say against it.</summary>
    internal void Judge(Suite suite, string id, IReadOnlyList<string> failures)
    {
        verdicts[(suite, id)] = failures;
        if (failures.Count > 0)
        {
            Assert.Fail($"{id}: {string.Join(Environment.NewLine, failures)}");
        }
    }

    /// <summary>A row that the design misses on purpose: meeting it is the surprise, and it is not counted as passed.</summary>
    internal void JudgeDeviation(Suite suite, string id, IReadOnlyList<string> failures, string reason)
    {
        verdicts[(suite, id)] = [$"by design: {reason}"];
        Assert.False(failures.Count == 0, $"{id} is met now: take it out of the deviations (it said: {reason}).");
    }

    public void Dispose()
    {
        // A run that is filtered to other tests must not replace the summary of a full one.
        if (!verdicts.IsEmpty)
        {
            var folder = Directory.CreateDirectory(Path.Combine(RepositoryRoot(), "artifacts"));
            File.WriteAllText(Path.Combine(folder.FullName, "conformance.txt"), ToString());
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendJoin(", ", Suite.All.Select(Score)).AppendLine();
        foreach (var ((suite, id), failures) in verdicts.Where(each => each.Value.Count > 0).OrderBy(each => each.Key.Id, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"not passed: {suite.Name} {id}: ").AppendJoin("; ", failures).AppendLine();
        }

        return text.ToString();
    }

    private string Score(Suite suite)
    {
        var ofSuite = verdicts.Where(each => each.Key.Suite == suite).Select(each => each.Value).ToList();
        var score = $"{suite.Name} passed {ofSuite.Count(each => each.Count == 0)} of {suite.Total}";
        return ofSuite.Count == suite.Total ? score : $"{score} ({suite.Total - ofSuite.Count} not run)";
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CorsFunctions.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"No CorsFunctions.sln above {AppContext.BaseDirectory}.");
        }

        return folder.FullName;
    }
}
