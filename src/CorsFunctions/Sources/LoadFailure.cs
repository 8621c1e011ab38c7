namespace CorsFunctions.Sources;

/// <summary>The last load that failed.</summary>
/// <param name="Sentence">Why, for people.</param>
/// <param name="Instant">When.</param>
/// <param name="Count">Failed loads in a row, this one included.</param>
/// <param name="IsOver">Whether a load has succeeded since.</param>
internal sealed record LoadFailure(string Sentence, DateTimeOffset Instant, int Count, bool IsOver)
{
    public static LoadFailure Of(Exception exception, DateTimeOffset instant, int count) => new(
        exception is PolicySourceException or TimeoutException
            ? exception.Message
            : $"{exception.GetType().Name}: {Printable.Text(exception.Message, Printable.MessageLength)}",
        instant, count, IsOver: false);

    /// <summary>Whether the other says the same; seconds, bytes and ids in it make no difference.</summary>
    public bool IsLike(LoadFailure other) => Sentence.Where(IsNoDigit).SequenceEqual(other.Sentence.Where(IsNoDigit));

    // Hexadecimal ones, for request ids.
    private static bool IsNoDigit(char character) => !char.IsAsciiHexDigit(character);
}
