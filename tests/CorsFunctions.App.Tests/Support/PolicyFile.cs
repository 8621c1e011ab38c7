namespace CorsFunctions.App.Tests.Support;

/// <summary>A policy file in a folder of its own, which ends with this object.</summary>
internal sealed class PolicyFile : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cors-policies-");

    public PolicyFile(string? text = null)
    {
        Path = System.IO.Path.Combine(folder.FullName, "policies.json");
        if (text is not null)
        {
            Write(text);
        }
    }

    public string Path { get; }

    /// <summary>One good row for the origin.</summary>
    public static string RowsFor(string origin) => $$"""[ { "rowKey": "apps", "origins": "{{origin}}" } ]""";

    /// <summary>Replaces the file as editors do, so that no reader sees half of it.</summary>
    public void Write(string text)
    {
        var next = $"{Path}.next";
        File.WriteAllText(next, text);
        File.Move(next, Path, overwrite: true);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
