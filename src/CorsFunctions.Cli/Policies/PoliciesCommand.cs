using System.CommandLine;
using CorsFunctions.Cli.Policies.Editing;
using CorsFunctions.Cli.Policies.History;
using CorsFunctions.Cli.Policies.Importing;
using CorsFunctions.Cli.Policies.Listing;
using CorsFunctions.Cli.Policies.Validate;

namespace CorsFunctions.Cli.Policies;

/// <summary><c>cors policies</c>: one folder for each kind of subcommand.</summary>
internal sealed class PoliciesCommand : Command
{
    public PoliciesCommand(TimeProvider time)
        : base("policies", "Works on the policy rows.")
    {
        Add(new ListCommand(time));
        Add(new ShowCommand(time));
        Add(new SetCommand(time));
        Add(new SwitchCommand("disable", "Switches a row off. It allows nothing, and keeps its route and origins from looser rows.", enabled: false, time));
        Add(new SwitchCommand("enable", "Switches a row on again.", enabled: true, time));
        Add(new RemoveCommand(time));
        Add(new ValidateCommand(time));
        Add(new ImportCommand(time));
        Add(new ExportCommand(time));
        Add(new HistoryCommand(time));
    }
}
