using System.CommandLine;
using CorsFunctions.Cli.Stores;
using CorsFunctions.Sources;

namespace CorsFunctions.Cli.Policies.Validate;

/// <summary><c>cors policies validate</c>: every error and warning of a policy file or table at once.</summary>
internal sealed class ValidateCommand : StoreCommand
{
    private readonly Option<string> output = SharedOptions.Output(OutputForm.Json);

    public ValidateCommand(TimeProvider time)
        : base("validate", "Lists what is wrong or unwise in the rows. Exit code: 0 valid (warnings allowed), 1 invalid, 2 wrong usage, 3 no connection.", time) =>
        Add(output);

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var report = await ReadAsync(parsed, cancellationToken);
        var streams = parsed.InvocationConfiguration;
        if (report.Hint is { } hint)
        {
            await streams.Error.WriteLineAsync(hint);
        }

        if (parsed.GetValue(output) == OutputForm.Json)
        {
            JsonReport.Write(report, streams.Output);
        }
        else
        {
            TextReport.Write(report, Store.File(parsed) ?? Store.Open(parsed, Time).Description, streams.Output);
        }

        return report.IsValid ? ExitCode.Valid : ExitCode.Invalid;
    }

    private async Task<ValidationReport> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var validator = new RowsValidator(Time);
        if (Store.File(parsed) is not { } path)
        {
            var store = Store.Open(parsed, Time);
            return await validator.ValidateAsync(
                async token => [.. (await store.ReadAsync(token)).Select(stored => stored.Row)], Store.App(parsed), cancellationToken);
        }

        try
        {
            return await validator.ValidateAsync(new FilePolicySource(path, Store.AppOrDefault(parsed)).LoadAsync, Store.App(parsed), cancellationToken);
        }
        catch (PolicySourceException e)
        {
            // A file that is no list of rows is an invalid one, and scripts read its error as they read the others.
            return ValidationReport.OfUnreadableFile(e.Message);
        }
    }
}
