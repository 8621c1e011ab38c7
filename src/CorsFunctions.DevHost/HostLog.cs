using System.Globalization;
using CorsFunctions.DevHost.Protocol;

namespace CorsFunctions.DevHost;

/// <summary>The console, as Core Tools writes it: a time in brackets, then the message; nothing tells categories apart.</summary>
internal sealed class HostLog(TextWriter output, TimeProvider time)
{
    private const string Red = "\u001b[31m";
    private const string Yellow = "\u001b[33m";
    private const string Plain = "\u001b[0m";

    private readonly TextWriter writer = TextWriter.Synchronized(output);
    private readonly bool coloured = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;

    /// <summary>A line without a time.</summary>
    public void Line(string text = "") => writer.WriteLine(text);

    public void Write(RpcLog log)
    {
        // Frameworks tell of every request; what the app's own code tells is what a developer waits for.
        var level = IsFrameworks(log) ? RpcLog.Types.Level.Warning : RpcLog.Types.Level.Information;
        if (log.Level < level || log.Level == RpcLog.Types.Level.None || log.LogCategory == RpcLog.Types.RpcLogCategory.CustomMetric)
        {
            return;
        }

        var colour = log.Level switch
        {
            RpcLog.Types.Level.Warning => Yellow,
            RpcLog.Types.Level.Error or RpcLog.Types.Level.Critical => Red,
            _ => null,
        };
        Write(log.Exception is { } exception ? $"{log.Message}\n{Describe(exception)}" : log.Message, colour);
    }

    public void Information(string text) => Write(text, null);

    public void Warning(string text) => Write(text, Yellow);

    public void Error(string text) => Write(text, Red);

    /// <summary>Type, message and stack; the worker's message often holds all three already.</summary>
    public static string Describe(RpcException exception)
    {
        var head = exception.Type.Length > 0 && !exception.Message.StartsWith(exception.Type, StringComparison.Ordinal)
            ? $"{exception.Type}: {exception.Message}"
            : exception.Message;
        return exception.StackTrace.Length == 0 || exception.Message.Contains("\n   at ", StringComparison.Ordinal) ? head : $"{head}\n{exception.StackTrace}";
    }

    private static bool IsFrameworks(RpcLog log)
        => log.LogCategory == RpcLog.Types.RpcLogCategory.System
            || log.Category.StartsWith("Microsoft.", StringComparison.Ordinal)
            || log.Category.StartsWith("System.", StringComparison.Ordinal)
            || log.Category.StartsWith("Azure.", StringComparison.Ordinal);

    private void Write(string text, string? colour)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"[{time.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ}] {text}");
        writer.WriteLine(coloured && colour is not null ? $"{colour}{line}{Plain}" : line);
        writer.Flush();
    }
}
