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

        await WriteAsync(store, plan, error, cancellationToken);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{plan.Changes.Count(change => change.Before is null)} rows added, {plan.Changes.Count(change => change is { Before: not null, After: not null })} changed, {removals} removed, {plan.Unchanged} as they were, in {Printable.Text(store.Description, Printable.MessageLength)}."));
        return ExitCode.Valid;
    }

    private async Task<List<PolicyRow>> ReadAsync(ParseResult parsed, string app, CancellationToken cancellationToken) =>
        (parsed.GetValue(source), parsed.GetValue(platformCors)) switch
        {
            ({ } file, null) => [.. (await new FilePolicySource(file, app).LoadAsync(cancellationToken)).Where(row => row.PartitionKey == app)],
            (null, { } file) => [await PlatformCors.ReadAsync(file, app, cancellationToken)],
            _ => throw new UsageException("Name one file to import: a policy file, or --platform-cors FILE."),
        };

    private static async Task WriteAsync(IPolicyStore store, ImportPlan plan, TextWriter error, CancellationToken cancellationToken)
    {
        if (plan.Changes.Count == 0)
        {
            return;
        }

        // Spectre draws nothing where there is no terminal.
        await Terminal.On(error).Progress().AutoClear(true).StartAsync(async progress =>
        {
            var task = progress.AddTask("rows", maxValue: plan.Changes.Count);
            await store.WriteAsync(plan.Changes, new Written(task), cancellationToken);
        });
    }

    private static bool AreValid(List<PolicyRow> rows, string app, TextWriter error)
    {
        var errors = PolicySet.Create(rows, app).Findings.Where(finding => finding.Severity == FindingSeverity.Error).ToList();
        foreach (var finding in errors)
        {
            error.WriteLine($"error: {finding}.");
        }

        foreach (var row in rows.Where(row => !TableNames.IsKey(row.RowKey)))
        {
            error.WriteLine($@"error: the key of row '{Printable.Text(row.RowKey)}' is longer than 1024 bytes, or has / \ # ? or control characters in it, which a table does not take. Write another rowKey.");
            errors.Add(new RowFinding(row.RowKey, PolicyColumn.RowKey, row.RowKey, FindingReason.Invalid, ""));
        }

        return errors.Count == 0;
    }

    private sealed class Written(ProgressTask task) : IProgress<int>
    {
        public void Report(int value) => task.Value = value;
    }
}
