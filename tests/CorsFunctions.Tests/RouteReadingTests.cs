using System.Text;

namespace CorsFunctions.Tests;

/// <summary>What a text that is no route claims, every reading of it, and what is said of it, held against an approved text.</summary>
public class RouteReadingTests
{
    private static readonly string[] Segments =
    [
        "*", "**", "*x", "x*", "x*y", "*.json", "*{id}", "*{*rest}", "{}", "{*}", "{**rest}", "{*rest:int}", "{id", "id}", "{id}}", "{{id}}", "{id:int}", "{id?}", "{id=5}", "{id(x)=5}", "{9}", "{a-b}",
        "{i|d}", "{a,b}", "{a,b,c}", "{,a}", "{a,{b}}", "(a|b)", "(a,b)", "(id)", "()", "(.*)", "(.+)", ".*", ".+", ":", ":id", ":id?", ":id(\\d+)", "<id>", "<int:id>", "<path:p>", "<id", "id>", "$id", "${id}", "$",
        "[id]", "[[id]]", "[...rest]", "[[...rest]]", "{path:path}", "{rest+}", "v{n}", "{n}.json", "a{b}c", "{a}{b}", "a{*rest}", "{a}{*rest}", "%41", "%2F", "%7Bid%7D", "%zz", "caf\u00e9", "\u0430dmin", "a b", "a;b", "a\\b",
        "a,", "a?", "a?b", "a?b=c", "a#b", ".", "..", "...", "'a'", "\"a\"", "a\u200b", "a\n", "(", ")", "|", "^", "a|b", "@", "~", "\ud83d\ude00",
    ];

    private static readonly string[] Texts =
    [
        "api/data", "/api/data/", "//api/data", "/api//data", "\\api\\data", "/api\\data", "~/api/data", "./api", "../api", "/./api/../x", "/..", "^/api/data$", "^/api", "/api/{a/b}", "/api/{a/{b}", "/{a}/{b", "/a}/b",
        "GET /api/data", "GET,POST /api/data", "GET /api/{id:int}", "/api/a /api/b", "/api/a,/api/b", "/api/a;/api/b,/c", "/a,b", "/api/a, /api/{b", "[\"/api/a\", \"/api/b\"]", "['/api/a']", "'/api/a", "/api/a'", "`/api/a`",
        "https://api.example.com", "https://api.example.com/", "https://api.example.com/api/a?x=1#y", "https://api.example.com?x=/a", "http:/api/a", "api.example.com/api/a", "localhost:7071/api/a", "localhost/api/a", "//api.example.com/a", "10.0.0.1/api",
        "/api/a?x=1", "/api/a?x=/b", "/api/{id}?x=1", "/api/a?", "/api/a#top", "?", "#", "", " ", "/ ", " /", "/api/[id]/[name]", "/api/{id?}/{name?}", "/{id?}", "/:id?", "/a/{b?}/c", "/a/{*b}/c", "/a/*/c/*", "a", "{id}", "{*rest}", "*", "/%", "/%2", "/a%2Fb/c",
    ];

    [Fact]
    public async Task Faulty_routes_are_read_as_approved()
    {
        var received = new StringBuilder();
        foreach (var text in Segments.SelectMany(segment => new[] { $"/x/{segment}", $"/{segment}/y" }).Concat(Texts))
        {
            if (!RouteTemplate.TryParse(text, out _, out var advice))
            {
                received.Append($"{Printable.Text(text)}\n    nearest {List(RouteClaim.Read(text))}\n    notation {List(RouteNotation.Read(text))}\n    {Printable.Text(advice, 1000)}\n");
            }
        }

        await Approved.HoldsAsync("RouteReadings", received.ToString());
    }

    // By what is matched, segment by segment: the text of a claim may differ from it.
    private static string List(IEnumerable<RouteTemplate> routes) =>
        string.Join(" | ", routes.Select(route => Printable.Text($"/{string.Join('/', route.Segments.Select(segment => segment ?? "{}").Concat(route.HasCatchAll ? ["{*}"] : []))}", 200)));
}
