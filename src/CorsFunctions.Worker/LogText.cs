namespace CorsFunctions.Worker;

/// <summary>Makes what a client sent fit for a debug log: one line, printable ASCII, no longer than a screen line.</summary>
internal static class LogText
{
    private const int MaxLength = 100;

    public static string Of(string? text) => text is null
        ? ""
        : string.Create(Math.Min(text.Length, MaxLength), text, static (target, source) =>
        {
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = source[i] is >= ' ' and <= '~' ? source[i] : '?';
            }
        });
}
