using System.CommandLine;
using CorsFunctions.Cli.Stores;
using CorsFunctions.Policies;

namespace CorsFunctions.Cli.Mirror;

/// <summary><c>cors mirror</c>: what to give to the platform's own CORS on plans whose host answers preflights itself.</summary>
internal sealed class MirrorCommand : StoreCommand
{
    private const string Az = "az";
    private const string Azd = "azd";

    private readonly Option<string> output = SharedOptions.Output(OutputForm.Json, Az, Azd);

    public MirrorCommand(TimeProvider time)
        : base("mirror", "Prints the origins to mirror to the platform's CORS (Flex and Linux Consumption answer preflights themselves), and on stderr what is lost. Forms: text, json (siteConfig.cors), az (commands), azd (settings).", time) =>
        Add(output);

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var app = Store.AppOrDefault(parsed);
        var rows = (await Store.Open(parsed, Time).ReadAsync(cancellationToken)).Select(stored => stored.Row).Where(row => row.PartitionKey == app).ToList();
        var mirrored = MirroredOrigins.Of(PolicySet.Create(rows, app), rows, Time.GetUtcNow());
        var (writer, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        switch (parsed.GetValue(output))
        {
            case OutputForm.Json:
                await writer.WriteLineAsync(mirrored.ToJson());
                break;
            case Az:
                await writer.WriteLineAsync(mirrored.ToAzCommands());
                break;
            case Azd:
                await writer.WriteLineAsync(mirrored.ToAzdSettings());
                break;
            default:
                foreach (var origin in mirrored.Origins)
                {
                    await writer.WriteLineAsync(origin);
                }

                break;
        }

        if (mirrored.Origins.Count == 0)
        {
            await error.WriteLineAsync("No row in force has an origin that can be mirrored.");
        }

        foreach (var loss in mirrored.Losses)
        {
            await error.WriteLineAsync($"{loss}.");
        }

        return ExitCode.Valid;
    }
}
