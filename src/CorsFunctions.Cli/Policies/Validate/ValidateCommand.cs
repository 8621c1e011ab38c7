using System.CommandLine;

namespace CorsFunctions.Cli.Policies.Validate;

/// <summary><c>cors policies validate</c>: every error and warning of a policy file at once.</summary>
internal sealed class ValidateCommand : Command
{
    private readonly Option<string> file = SharedOptions.File();
    private readonly Option<string> app = SharedOptions.App();
    private readonly Option<string> output = SharedOptions.Output();
    private readonly TimeProvider time;

    public ValidateCommand(TimeProvider time)
        : base("validate", "Lists what is wrong or unwise in a policy file. Exit code: 0 valid (warnings allowed), 1 invalid, 2 wrong usage.")
    {
        this.time = time;
        Add(file);
        Add(app);
        Add(output);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = parsed.GetRequiredValue(file);
        var report = await new FileValidator(time).ValidateAsync(path, parsed.GetValue(app), cancellationToken);

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
            TextReport.Write(report, path, streams.Output);
        }

        return report.IsValid ? ExitCode.Valid : ExitCode.Invalid;
    }
}
