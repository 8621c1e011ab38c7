namespace CorsFunctions.Tests;

/// <summary>Every sentence that an operator can get to read, held against an approved text.</summary>
public class FindingMessagesTests
{
    [Fact]
    public async Task Sentences_change_only_on_purpose()
    {
        var rows = await new FilePolicySource(Path.Combine(AppContext.BaseDirectory, "BadRows.json"), Given.App).LoadAsync(TestContext.Current.CancellationToken);
        var received = string.Concat(PolicySet.Create(rows, Given.App).Findings.Select(finding => $"{finding.Severity} {finding.Reason}: {finding}\n"));

        await Approved.HoldsAsync("Findings", received);
    }
}
