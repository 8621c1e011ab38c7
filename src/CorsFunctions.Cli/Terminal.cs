using Spectre.Console;

namespace CorsFunctions.Cli;

/// <summary>A terminal on a writer: colours only where the writer is one that shows them, and never with NO_COLOR.</summary>
internal static class Terminal
{
    public static IAnsiConsole On(TextWriter writer)
    {
        var isTerminal = (ReferenceEquals(writer, Console.Out) && !Console.IsOutputRedirected) || (ReferenceEquals(writer, Console.Error) && !Console.IsErrorRedirected);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        if (!isTerminal)
        {
            // A pipe has no width; a table must not be cut there.
            console.Profile.Width = 250;
        }

        return console;
    }
}
