using System.CommandLine;
using CorsFunctions.Cli.Policies.Validate;

namespace CorsFunctions.Cli.Policies;

/// <summary><c>cors policies</c>: one subcommand a folder.</summary>
internal sealed class PoliciesCommand : Command
{
    public PoliciesCommand(TimeProvider time)
        : base("policies", "Works on the policy rows.") => Add(new ValidateCommand(time));
}
