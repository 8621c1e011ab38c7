using System.Text.Json;

namespace CorsFunctions.Infra.Tests.Support;

/// <summary>The linter's rules as infra/bicepconfig.json sets them.</summary>
internal static class LinterConfig
{
    public static string File { get; } = Path.Combine(Repository.Infra, "bicepconfig.json");

    public static IReadOnlyDictionary<string, string> Levels { get; } = Read();

    private static Dictionary<string, string> Read()
    {
        using var document = JsonDocument.Parse(System.IO.File.ReadAllText(File), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        return document.RootElement.GetProperty("analyzers").GetProperty("core").GetProperty("rules").EnumerateObject()
            .ToDictionary(rule => rule.Name, rule => rule.Value.GetProperty("level").GetString()!);
    }
}
