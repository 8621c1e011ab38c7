namespace CorsFunctions.Tests;

/// <summary>Every sentence that an operator can get to read, held against an approved text.</summary>
public class FindingMessagesTests
{
    [Fact]
    public async Task Sentences_change_only_on_purpose()
    {
        var rows = await new FilePolicySource(Path.Combine(AppContext.BaseDirectory, "BadRows.json"), Given.App).LoadAsync(TestContext.Current.CancellationToken);
        var received = string.Concat(PolicySet.Create(rows, Given.App).Findings.Select(finding => $"{finding.Severity} {finding.Reason}: {finding}\n"));

        // To approve a change: copy this file over Findings.approved.txt.
        await File.WriteAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Findings.received.txt"), received, TestContext.Current.CancellationToken);
        var approved = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Findings.approved.txt"), TestContext.Current.CancellationToken);
        Assert.Equal(approved.ReplaceLineEndings("\n"), received);
    }
}
