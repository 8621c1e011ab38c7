using CorsFunctions.Explanations;

namespace CorsFunctions.Cli.Explain;

/// <summary>An explanation for people.</summary>
internal static class ExplanationText
{
    // Lists of a row may be long; a URL too.
    private const int LongestLine = 4000;

    /// <param name="explanation">The explanation.</param>
    /// <param name="store">The options that name the store of the rows, for the command that edits them.</param>
    /// <param name="hint">What to do before that command works; empty for nothing.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(Explanation explanation, string store, string hint, TextWriter output)
    {
        var request = explanation.Request;
        output.WriteLine($"{(explanation.IsAllowed ? "allowed" : "refused")}: {request.Method} {Printable.Text(request.Url)} from {request.Origin}{Why(explanation)}");
        output.WriteLine();
        foreach (var step in explanation.Steps)
        {
            output.WriteLine($"  {(step.Passed ? '✓' : '✗')} {Printable.Text(step.Detail.TrimEnd('.'), LongestLine)}.");
        }

        if (explanation.Sentence.Length > 0)
        {
            output.WriteLine();
            output.WriteLine("The browser's console:");
            output.WriteLine($"  {Printable.Text(explanation.Sentence, LongestLine)}");
        }

        if (explanation.Edit is { } edit)
        {
            output.WriteLine();
            output.WriteLine($"The smallest edit that allows it: {edit}.");
            var command = Command(edit, store);
            output.WriteLine(Printable.IsPrintable(command) ? $"  {command}{hint}" : "  Edit it by hand: it has characters in it that no terminal shows.");
        }

        if (explanation.Note.Length > 0)
        {
            output.WriteLine($"{explanation.Note}.");
        }
    }

    private static string Why(Explanation explanation) => explanation.Refusal is { } refusal
        ? $" ({refusal}{(explanation.Decision.Policy is { } policy ? $", row '{Printable.Text(policy.RowKey)}'" : "")})"
        : "";

    // Options first, so that a key may begin with a hyphen behind the "--".
    private static string Command(RowEdit edit, string store) =>
        $"cors policies set {(edit.RowKey.StartsWith('-') ? $"{store} -- {Quote(edit.RowKey)}" : Quote(edit.RowKey))} "
        + string.Join(' ', edit.Columns.Select(column => $"{column.Key}={Quote(Policies.ColumnText.Of(column.Value), isAlone: false)}"))
        + (edit.RowKey.StartsWith('-') ? "" : $" {store}".TrimEnd());

    // POSIX shells and PowerShell alike take single quotes literally; a quote inside is doubled by one and not by the other.
    /// <param name="text">The text.</param>
    /// <param name="isAlone">Whether it is a whole word of the command.</param>
    public static string Quote(string text, bool isAlone = true) =>
        (text.Length > 0 || !isAlone) && text.All(c => char.IsAsciiLetterOrDigit(c) || "-._:/,".Contains(c, StringComparison.Ordinal)) ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
