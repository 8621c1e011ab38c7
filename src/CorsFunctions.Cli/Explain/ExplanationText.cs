using CorsFunctions.Decisions;
using CorsFunctions.Explanations;

namespace CorsFunctions.Cli.Explain;

/// <summary>An explanation for people.</summary>
internal static class ExplanationText
{
    /// <param name="explanation">The explanation.</param>
    /// <param name="store">The options that name the store of the rows, for the command that edits them.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(Explanation explanation, string store, TextWriter output)
    {
        var request = explanation.Request;
        output.WriteLine($"{(explanation.IsAllowed ? "allowed" : "refused")}: {request.Method} {Printable.Text(request.Url)} from {request.Origin}{Why(explanation)}");
        output.WriteLine();
        foreach (var step in explanation.Steps)
        {
            output.WriteLine($"  {(step.Passed ? '✓' : '✗')} {step.Detail.TrimEnd('.')}.");
        }

        if (explanation.Sentence.Length > 0)
        {
            output.WriteLine();
            output.WriteLine("The browser's console:");
            output.WriteLine($"  {explanation.Sentence}");
        }

        if (explanation.Edit is { } edit)
        {
            output.WriteLine();
            output.WriteLine($"The smallest edit that allows it: {edit}.");
            output.WriteLine($"  {Command(edit)} {store}");
        }

        if (explanation.Note.Length > 0)
        {
            output.WriteLine($"{explanation.Note}.");
        }
    }

    private static string Why(Explanation explanation) => explanation.Decision is { Outcome: CorsOutcome.Refused } refused
        ? $" ({refused.Reason.ToName()}{(refused.Policy is { } policy ? $", row '{Printable.Text(policy.RowKey)}'" : "")})"
        : "";

    private static string Command(RowEdit edit) =>
        $"cors policies set {Quote(edit.RowKey)} {string.Join(' ', edit.Columns.Select(column => $"{column.Key}={Quote(Policies.ColumnText.Of(column.Value))}"))}";

    // POSIX shells and PowerShell alike take single quotes literally; a quote inside is doubled by one and not by the other.
    public static string Quote(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || "-._:/,".Contains(c, StringComparison.Ordinal)) ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
