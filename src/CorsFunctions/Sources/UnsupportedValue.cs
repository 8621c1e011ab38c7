namespace CorsFunctions.Sources;

/// <summary>A JSON value that no column takes, kept as text so that the error can show it.</summary>
internal sealed record UnsupportedValue(string Text)
{
    public override string ToString() => Text;
}
