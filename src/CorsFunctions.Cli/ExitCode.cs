namespace CorsFunctions.Cli;

/// <summary>The exit codes of every command. Scripts rely on them.</summary>
internal static class ExitCode
{
    /// <summary>Good: the policies are valid (there may be warnings), the request is allowed, the change is written.</summary>
    public const int Valid = 0;

    /// <summary>Refused or invalid: errors in the policies, a request that a browser blocks, a change that was not written.</summary>
    public const int Invalid = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The table or file cannot be read or written.</summary>
    public const int Storage = 3;

    /// <summary>Ended by Ctrl+C, as shells number it: 128 and SIGINT.</summary>
    public const int Cancelled = 130;
}
