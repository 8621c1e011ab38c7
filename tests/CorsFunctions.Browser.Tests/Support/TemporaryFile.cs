namespace CorsFunctions.Browser.Tests.Support;

/// <summary>A file in a folder of its own, which ends with this object.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cors-policies-");

    public TemporaryFile(string text)
    {
        Path = System.IO.Path.Combine(folder.FullName, "policies.json");
        File.WriteAllText(Path, text);
    }

    public string Path { get; }

    public void Dispose() => folder.Delete(recursive: true);
}
