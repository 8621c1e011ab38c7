using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CorsFunctions.Testing;

/// <summary>Keeps what was logged: level, event name and text.</summary>
internal sealed class LogCollector<T> : ILogger<T>
{
    private readonly ConcurrentQueue<(LogLevel Level, string Event, string Text, Exception? Exception)> entries = new();

    public IReadOnlyList<(LogLevel Level, string Event, string Text, Exception? Exception)> Entries => [.. entries];

    /// <summary>Names of what was logged above Debug, in order.</summary>
    public IEnumerable<string> Events => entries.Where(entry => entry.Level > LogLevel.Debug).Select(entry => entry.Event);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        entries.Enqueue((logLevel, eventId.Name ?? "", formatter(state, exception), exception));
}
