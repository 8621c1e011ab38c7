using System.Runtime.CompilerServices;

namespace CorsFunctions.Tests;

/// <summary>The engine's folders know only those that stand before them, and nothing of Azure or of an HTTP framework.</summary>
public class RoomTests
{
    private static readonly string[] Rooms = ["Http", "Origins", "Routes", "Rows", "Policies", "Decisions", "Browser", "Explanations", "Sources"];
    private static readonly string[] KnowNobody = ["Http", "Origins", "Routes"];

    [Fact]
    public void Arrows_point_down_only()
    {
        var engine = new DirectoryInfo(Path.Combine(Here(), "../../src/CorsFunctions"));
        var folders = engine.GetDirectories().Where(folder => folder.EnumerateFiles("*.cs").Any()).Select(folder => folder.Name).ToList();

        Assert.Empty(folders.Except(Rooms));
        Assert.Empty(
            from folder in folders
            from file in new DirectoryInfo(Path.Combine(engine.FullName, folder)).GetFiles("*.cs")
            from line in File.ReadLines(file.FullName).TakeWhile(line => !line.StartsWith("namespace ", StringComparison.Ordinal))
            where line.StartsWith("using CorsFunctions.", StringComparison.Ordinal) || line.Contains("Azure", StringComparison.Ordinal) || line.Contains("AspNetCore", StringComparison.Ordinal)
            let used = line["using CorsFunctions.".Length..].TrimEnd(';')
            where KnowNobody.Contains(folder) || Array.IndexOf(Rooms, used) is var below && (below < 0 || below >= Array.IndexOf(Rooms, folder))
            select $"{folder}/{file.Name}: {line}");
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
