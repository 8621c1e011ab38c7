using System.CommandLine;
using System.Globalization;
using CorsFunctions.Cli.Stores;
using CorsFunctions.Policies;
using CorsFunctions.Rows;
using CorsFunctions.Sources;
using CorsFunctions.Tables;
using Spectre.Console;

namespace CorsFunctions.Cli.Policies.Importing;

/// <summary><c>cors policies import</c>: makes a store hold the rows of a file.</summary>
internal sealed class ImportCommand : StoreCommand
{
    private readonly Argument<string?> source = new("rows") { HelpName = "FILE", Description = "The policy file to import.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> platformCors = new("--platform-cors")
    {
        HelpName = "FILE",
        Description = $"Instead of a policy file: what 'az functionapp cors show' prints, or a local.settings.json. It becomes the row '{PlatformCors.RowKey}'; other rows stay.",
    };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Print what would change, and write nothing." };
    private readonly Option<bool> keepOthers = new("--keep-others") { Description = "Leave rows that the file lacks; without it they are removed, after a question." };
    private readonly Option<bool> yes = Question.Yes();

    public ImportCommand(TimeProvider time)
        : base("import", "Makes a table (or file) hold the rows of a policy file. Validates all first; to repeat an interrupted import is safe.", time)
    {
        Add(source);
        Add(platformCors);
        Add(dryRun);
        Add(keepOthers);
        Add(yes);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var app = Store.AppOrDefault(parsed);
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var wanted = await ReadAsync(parsed, app, cancellationToken);
        if (!AreValid(wanted, app, error))
        {
            await error.WriteLineAsync("Nothing was imported.");
            return ExitCode.Invalid;
        }

        var store = Store.Open(parsed, Time);
        var stored = (await store.ReadAsync(cancellationToken)).Where(each => each.Row.PartitionKey == app).ToList();
        Check(stored, store.Description);
        var plan = ImportPlan.Make(wanted, stored, parsed.GetValue(keepOthers) || parsed.GetValue(platformCors) is not null);
        if (parsed.GetValue(dryRun))
        {
            ImportDiff.Write(plan, output);
            return ExitCode.Valid;
        }

        var removals = plan.Removals.Count();
        if (removals > 0 && !Question.Ask($"Remove {removals} rows of the app '{Printable.Text(app)}' that the file lacks?", parsed.GetValue(yes), error))
        {
            await error.WriteLineAsync("Nothing was imported. With --keep-others they stay.");
            return ExitCode.Invalid;
        }

        if (await WriteAsync(store, plan, error, cancellationToken) is { } warning)
        {
            await error.WriteLineAsync($"warning: {Printable.Text(warning, Printable.MessageLength)}.");
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{plan.Changes.Count(change => change.Before is null)} rows added, {plan.Changes.Count(change => change is { Before: not null, After: not null })} changed, {removals} removed, {plan.Unchanged} as they were, in {Printable.Text(store.Description, Printable.MessageLength)}."));
        return ExitCode.Valid;
    }

    private async Task<List<PolicyRow>> ReadAsync(ParseResult parsed, string app, CancellationToken cancellationToken) =>
        (parsed.GetValue(source), parsed.GetValue(platformCors)) switch
        {
            ({ } file, null) => RowsOf(await new FilePolicySource(file, app).LoadAsync(cancellationToken), app),
            (null, { } file) => [await PlatformCors.ReadAsync(file, app, cancellationToken)],
            _ => throw new UsageException("Name one file to import: a policy file, or --platform-cors FILE."),
        };

    // A file of other apps' rows is not one that has none: all rows of the app would be removed for a slip.
    private static List<PolicyRow> RowsOf(IReadOnlyList<PolicyRow> rows, string app)
    {
        var own = rows.Where(row => row.PartitionKey == app).Select(ColumnText.Typed).ToList();
        return own.Count > 0 || rows.Count == 0 ? own
            : throw new UsageException($"The file has no rows for the app '{Printable.Text(app)}', but for '{Printable.Text(rows[0].PartitionKey)}'. Name the app with --app.");
    }

    // Of two rows with one key, and of one without, nobody knows which an import means.
    private static void Check(List<StoredRow> stored, string place)
    {
        var faulty = stored.Find(each => each.Row.Unreadable is not null)?.Row ?? stored.GroupBy(each => each.Row.RowKey).FirstOrDefault(group => group.Count() > 1)?.First().Row;
        if (faulty is not null)
        {
            throw new RefusedException($"{place} has a row '{faulty.RowKey}' that {(faulty.Unreadable is null ? "is there twice" : "cannot be read")}, so nothing was imported. Mend it by hand first.");
        }
    }

    private static async Task<string?> WriteAsync(IPolicyStore store, ImportPlan plan, TextWriter error, CancellationToken cancellationToken)
    {
        if (plan.Changes.Count == 0)
        {
            return null;
        }

        // In a log a bar is many lines.
        var terminal = Terminal.On(error);
        if (!terminal.Profile.Capabilities.Interactive)
        {
            return await store.WriteAsync(plan.Changes, written: null, cancellationToken);
        }

        return await terminal.Progress().AutoClear(true).StartAsync(progress =>
            store.WriteAsync(plan.Changes, new Written(progress.AddTask("rows", maxValue: plan.Changes.Count)), cancellationToken));
    }

    private static bool AreValid(List<PolicyRow> rows, string app, TextWriter error)
    {
        var findings = PolicySet.Create(rows, app).Findings;
        string[] faults =
        [
            .. findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.ToString()),
            .. rows.Select(row => TableLimits.FindFault(row)).OfType<string>(),
        ];
        foreach (var fault in faults)
        {
            error.WriteLine($"error: {fault}.");
        }

        if (faults.Length == 0 && findings.Count > 0)
        {
            error.WriteLine($"Warnings: {findings.Count}. 'cors policies validate' lists them.");
        }

        return faults.Length == 0;
    }

    private sealed class Written(ProgressTask task) : IProgress<int>
    {
        public void Report(int value) => task.Value = value;
    }
}
