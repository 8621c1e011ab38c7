namespace CorsFunctions.DevHost.Worker;

/// <summary>Why an app did not start, in a sentence: what the runtime wrote of the exception that ended it.</summary>
internal static class StartFailure
{
    private const string Unhandled = "Unhandled exception. ";

    public static DevHostException Of(WorkerConfig config, int exitCode, IReadOnlyList<string> errors)
    {
        var reason = Message(errors) ?? $"it ended with exit code {exitCode} before its functions were loaded.";
        return new DevHostException($"The app '{Path.GetFileNameWithoutExtension(config.Assembly)}' did not start: {reason}");
    }

    private static string? Message(IReadOnlyList<string> errors)
    {
        var lines = errors.SkipWhile(line => !line.StartsWith(Unhandled, StringComparison.Ordinal)).TakeWhile(line => !IsDetail(line)).ToList();
        if (lines.Count == 0)
        {
            return errors.FirstOrDefault(line => line.Length > 0);
        }

        // "Type: message"; the type says nothing to who wrote a wrong setting.
        var text = string.Join(' ', lines)[Unhandled.Length..];
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && !text[..colon].Contains(' ', StringComparison.Ordinal) ? text[(colon + 2)..] : text;
    }

    private static bool IsDetail(string line)
        => line.StartsWith("   at ", StringComparison.Ordinal) || line.StartsWith(" ---> ", StringComparison.Ordinal);
}
