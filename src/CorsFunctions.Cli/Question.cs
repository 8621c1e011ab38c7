using System.CommandLine;
using CorsFunctions.Cli.Stores;

namespace CorsFunctions.Cli;

/// <summary>Asks before something is taken away.</summary>
internal static class Question
{
    public static Option<bool> Yes() => new("--yes") { Description = "Do not ask." };

    /// <exception cref="UsageException">Nobody is there to answer.</exception>
    public static bool Ask(string question, bool isAnswered, TextWriter error)
    {
        if (isAnswered)
        {
            return true;
        }

        if (Console.IsInputRedirected)
        {
            throw new UsageException($"{question} There is no terminal to answer on: write --yes if so.");
        }

        error.Write($"{question} [y/N] ");
        return Console.ReadLine()?.Trim().ToUpperInvariant() is "Y" or "YES";
    }
}
