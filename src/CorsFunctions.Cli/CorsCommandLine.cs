using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using CorsFunctions.Cli.Check;
using CorsFunctions.Cli.Explain;
using CorsFunctions.Cli.Mirror;
using CorsFunctions.Cli.Policies;

namespace CorsFunctions.Cli;

/// <summary>The command <c>cors</c>: results go to the output, diagnostics to the error writer.</summary>
internal static class CorsCommandLine
{
    private const string Name = "cors";

    // Without response files: a policy file may have a name that starts with '@'.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, TextWriter output, TextWriter error, TimeProvider time, CancellationToken cancellationToken)
    {
        var parsed = CreateRoot(time).Parse(args, Parsing);
        if (parsed.Action is ParseErrorAction)
        {
            WriteUsageErrors(parsed, error);
            return ExitCode.Usage;
        }

        var invocation = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        try
        {
            return await parsed.InvokeAsync(invocation, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
    }

    private static RootCommand CreateRoot(TimeProvider time) =>
        new("Works on the origin policies of CorsFunctions.") { HelpName = Name, Subcommands = { new PoliciesCommand(time), new ExplainCommand(time), new CheckCommand(time), new MirrorCommand(time), new CompletionCommand() } };

    private static void WriteUsageErrors(ParseResult parsed, TextWriter error)
    {
        // Some of the library's messages are several lines with tabs, and any may quote what the user typed.
        foreach (var line in parsed.Errors.SelectMany(fault => fault.Message.ReplaceLineEndings("\n").Replace('\t', ' ').Split('\n')))
        {
            error.WriteLine(Printable.Text(line, Printable.MessageLength));
        }

        var path = new Stack<string>();
        for (SymbolResult? result = parsed.CommandResult; result is CommandResult { Command: var command }; result = result.Parent)
        {
            path.Push(command is RootCommand ? Name : command.Name);
        }

        error.WriteLine($"Try '{string.Join(' ', path)} --help'.");
    }
}
