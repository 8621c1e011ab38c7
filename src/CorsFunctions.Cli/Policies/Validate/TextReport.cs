using System.Globalization;
using CorsFunctions.Rows;

namespace CorsFunctions.Cli.Policies.Validate;

/// <summary>The report for people: the findings row by row, then a line that counts them. Escapes what a terminal might obey.</summary>
internal static class TextReport
{
    public static void Write(ValidationReport report, string file, TextWriter output)
    {
        foreach (var app in report.Apps)
        {
            WriteRows(app, report.Apps.Count > 1, output);
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Printable.Text(file, Printable.MessageLength)}: {Count(report.Rows, "row")}, {Count(report.Errors.Count(), "error")}, {Count(report.Warnings.Count(), "warning")}"));
    }

    private static void WriteRows(AppReport app, bool nameApp, TextWriter output)
    {
        string? row = null;
        foreach (var finding in app.Findings)
        {
            if (finding.RowKey != row)
            {
                WriteHeading(app.App, finding.RowKey, nameApp, row is null, output);
                row = finding.RowKey;
            }

            var severity = finding.Severity == FindingSeverity.Error ? "error" : "warning";
            output.WriteLine($"  {severity} ({finding.Reason}){Place(finding)}");
            output.WriteLine($"    {Printable.Text(finding.Message, Printable.MessageLength)}");
        }

        if (row is not null)
        {
            output.WriteLine();
        }
    }

    private static void WriteHeading(string app, string row, bool nameApp, bool isFirst, TextWriter output)
    {
        if (!isFirst)
        {
            output.WriteLine();
        }

        output.WriteLine(
            row.Length == 0 ? "the file as a whole"
            : nameApp ? $"app '{Printable.Text(app)}', row '{Printable.Text(row)}'"
            : $"row '{Printable.Text(row)}'");
    }

    private static string Place(RowFinding finding) =>
        finding.Column.Length == 0 ? "" : $" {Printable.Text(finding.Column)} '{Printable.Text(finding.Value)}'";

    private static string Count(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
