namespace CorsFunctions.Cli;

/// <summary>The exit codes of every command. Scripts rely on them.</summary>
internal static class ExitCode
{
    /// <summary>The policies are valid; there may be warnings.</summary>
    public const int Valid = 0;

    /// <summary>The policies have errors, or cannot be read.</summary>
    public const int Invalid = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Ended by Ctrl+C, as shells number it: 128 and SIGINT.</summary>
    public const int Cancelled = 130;
}
