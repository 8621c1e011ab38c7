namespace CorsFunctions.Cli;

/// <summary>The values of <c>--output</c>.</summary>
internal static class OutputForm
{
    public const string Text = "text";
    public const string Json = "json";
    public const string Table = "table";
}
