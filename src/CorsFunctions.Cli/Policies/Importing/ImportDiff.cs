using System.Globalization;
using CorsFunctions.Rows;
using CorsFunctions.Sources;

namespace CorsFunctions.Cli.Policies.Importing;

/// <summary>Prints what an import would change: <c>+</c> a new row, <c>~</c> a changed one with its columns, <c>-</c> a removed one.</summary>
internal static class ImportDiff
{
    public static void Write(ImportPlan plan, TextWriter output)
    {
        foreach (var change in plan.Changes)
        {
            WriteChange(change, output);
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{plan.Changes.Count(change => change.Before is null)} to add, {plan.Changes.Count(change => change is { Before: not null, After: not null })} to change, {plan.Removals.Count()} to remove, {plan.Unchanged} as they are."));
    }

    private static void WriteChange(RowChange change, TextWriter output)
    {
        output.WriteLine($"{(change.Before is null ? '+' : change.After is null ? '-' : '~')} {Printable.Text(change.RowKey)}");
        var (before, after) = (change.Before?.Row.Columns, change.After?.Columns);
        var columns = (before?.Keys ?? []).Union(after?.Keys ?? []);
        foreach (var column in columns.OrderBy(column => Array.IndexOf(PolicyColumn.All, column)))
        {
            var (old, now) = (ColumnText.Of(before?.GetValueOrDefault(column)), ColumnText.Of(after?.GetValueOrDefault(column)));
            if (old == now)
            {
                continue;
            }

            WriteSide(output, "-", column, old);
            WriteSide(output, "+", column, now);
        }
    }

    private static void WriteSide(TextWriter output, string sign, string column, string text)
    {
        if (text.Length > 0)
        {
            output.WriteLine($"    {sign} {Printable.Text(column)}: {Printable.Text(text, Printable.MessageLength)}");
        }
    }
}
