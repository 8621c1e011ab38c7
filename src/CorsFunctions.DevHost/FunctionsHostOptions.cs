namespace CorsFunctions.DevHost;

/// <summary>What a <see cref="FunctionsHost"/> is to run, and how.</summary>
public sealed class FunctionsHostOptions
{
    /// <summary>Default of <see cref="Urls"/>: that of <c>func start</c>.</summary>
    public const string DefaultUrls = "http://localhost:7071";

    /// <summary>
    /// The output folder of a built isolated app, which is started as a child process. Default null: a worker in this process,
    /// or elsewhere, calls with <see cref="FunctionsHost.WorkerSettings"/>.
    /// </summary>
    public string? ScriptRoot { get; init; }

    /// <summary>Addresses to listen on, separated by <c>;</c>. A port of 0 takes a free one. Default <see cref="DefaultUrls"/>.</summary>
    public string Urls { get; init; } = DefaultUrls;

    /// <summary>App settings: environment variables of the child. A <c>:</c> in a name is written <c>__</c> there.</summary>
    public IDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Asks for a key where a function asks for one, as a deployed app does; any that is not empty counts. Default false.</summary>
    public bool RequireKeys { get; init; }

    /// <summary>Where the list of functions and the log go. Default nowhere.</summary>
    public TextWriter Output { get; init; } = TextWriter.Null;

    /// <summary>The clock. Default the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
