using System.CommandLine;
using CorsFunctions.Cli.Stores;

namespace CorsFunctions.Cli.Policies.Importing;

/// <summary><c>cors policies export</c>: the rows as a policy file.</summary>
internal sealed class ExportCommand : StoreCommand
{
    public ExportCommand(TimeProvider time)
        : base("export", "Writes the rows of an app as a policy file to the output.", time)
    {
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var app = Store.AppOrDefault(parsed);
        var rows = (await Store.Open(parsed, Time).ReadAsync(cancellationToken)).Select(stored => stored.Row).Where(row => row.PartitionKey == app);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(RowJson.Write(rows, app));
        return ExitCode.Valid;
    }
}
