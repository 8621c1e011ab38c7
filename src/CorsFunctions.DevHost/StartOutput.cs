namespace CorsFunctions.DevHost;

/// <summary>Where the list of functions is printed when the host has started. Register another one to redirect or silence it.</summary>
/// <param name="writer">The writer.</param>
public sealed class StartOutput(TextWriter writer)
{
    /// <summary>Prints nothing.</summary>
    public static StartOutput None { get; } = new(TextWriter.Null);

    /// <summary>The writer.</summary>
    public TextWriter Writer { get; } = writer;
}
