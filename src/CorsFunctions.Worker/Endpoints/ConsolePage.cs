namespace CorsFunctions.Worker.Endpoints;

/// <summary>The console: a file of HTML that is the same for every app; what it shows it asks of <c>status</c> and <c>explain</c>.</summary>
internal static class ConsolePage
{
    public static HtmlPage Page { get; } = new(Read());

    private static string Read()
    {
        using var stream = typeof(ConsolePage).Assembly.GetManifestResourceStream("console.html")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
