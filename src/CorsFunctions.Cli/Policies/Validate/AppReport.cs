using CorsFunctions.Rows;

namespace CorsFunctions.Cli.Policies.Validate;

/// <summary>The findings in the rows of one app, in the order of the rows' keys.</summary>
internal sealed record AppReport(string App, int Rows, IReadOnlyList<RowFinding> Findings);
