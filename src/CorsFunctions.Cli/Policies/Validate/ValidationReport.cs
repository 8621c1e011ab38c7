using CorsFunctions.Rows;

namespace CorsFunctions.Cli.Policies.Validate;

/// <summary>What is to be said about a policy file.</summary>
/// <param name="Apps">One report an app, in the order of their names.</param>
internal sealed record ValidationReport(IReadOnlyList<AppReport> Apps)
{
    /// <summary>A sentence on the call rather than on the policies; null for none.</summary>
    public string? Hint { get; init; }

    public int Rows => Apps.Sum(app => app.Rows);

    public IEnumerable<RowFinding> Errors => Of(FindingSeverity.Error);

    public IEnumerable<RowFinding> Warnings => Of(FindingSeverity.Warning);

    public bool IsValid => !Errors.Any();

    /// <summary>A file that cannot be read is one error, without row and column.</summary>
    public static ValidationReport OfUnreadableFile(string message) =>
        new([new AppReport("", 0, [new RowFinding("", "", "", FindingReason.Unreadable, message)])]);

    private IEnumerable<RowFinding> Of(FindingSeverity severity) =>
        Apps.SelectMany(app => app.Findings).Where(finding => finding.Severity == severity);
}
