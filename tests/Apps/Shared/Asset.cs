namespace CorsFunctions.TestApps;

/// <summary>What a page loads by other means than fetch, and answers whose status or headers matter.</summary>
internal sealed record Asset(int Status, string ContentType, byte[] Body, params (string Name, string Value)[] Headers)
{
    private const string Script = "export const answer = 42;\n";
    private const string Events = "data: first\n\ndata: second\n\n";

    // One green pixel.
    private const string Image = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgaGAAAAEEAIFw9selAAAAAElFTkSuQmCC";

    // TrueType with one glyph, a box for the letter A.
    private const string Font =
        "AAEAAAAKAIAAAwAgT1MvMkE4Qg8AAAEoAAAAYGNtYXAADACUAAABkAAAADRnbHlmTRZmEAAAAcwAAAAwaGVhZC/JKZAAAACsAAAANmhoZWEFegH2AAAA5AAA" +
        "ACRobXR4AooAAAAAAYgAAAAGbG9jYQAYAAwAAAHEAAAABm1heHAABAAGAAABCAAAACBuYW1lAHcIcgAAAfwAAAAicG9zdAADAAAAAAIgAAAAIAABAAAAAQAA" +
        "GBzjoV8PPPUAAwPoAAAAAOctcvoAAAAA5y1y+gAAAAACWAK8AAAAAwACAAAAAAAAAAEAAAMg/zgAAAKKAAAAMgJYAAEAAAAAAAAAAAAAAAAAAAABAAEAAAAC" +
        "AAQAAQAAAAAAAgAAAAAAAAAAAAAAAAAAAAAAAwKKAZAABQAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAPz8/PwAA" +
        "AEEAQQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAgAAACigAAAAAAAAAAAAIAAAADAAAAFAADAAEAAAAUAAQAIAAAAAQABAABAAAAQf//AAAAQf///8AAAQAA" +
        "AAAAAAAMABgAAAABAAAAAAJYArwAAwAAMREhEQJYArz9RAABAAAAAAJYArwAAwAAMREhEQJYArz9RAAAAAIAHgADAAEECQABAAIAAAADAAEECQACAAIAAgBU" +
        "AFIAAAADAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    public static Asset Find(string name) => name switch
    {
        "module.js" => Text(200, "text/javascript", Script),
        "pixel.png" => new(200, "image/png", Convert.FromBase64String(Image)),
        "font.ttf" => new(200, "font/ttf", Convert.FromBase64String(Font)),
        "events" => Text(200, "text/event-stream", Events),
        "counted" => Text(200, "application/json", "[]") with { Headers = [("X-Total-Count", "2"), ("X-Internal", "1")] },
        "moved" => Text(302, "text/plain", "") with { Headers = [("Location", "/api/hello")] },
        _ => Text(404, "application/json", """{"error":"No such order."}"""),
    };

    private static Asset Text(int status, string contentType, string text) => new(status, contentType, System.Text.Encoding.UTF8.GetBytes(text));
}
