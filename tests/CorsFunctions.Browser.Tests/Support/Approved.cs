using System.Runtime.CompilerServices;

namespace CorsFunctions.Browser.Tests.Support;

/// <summary>Files of docs/ that a run writes: with CORSFUNCTIONS_APPROVE=1 anew, else they are only compared, or not touched.</summary>
internal static class Approved
{
    public static bool IsWriting { get; } = Environment.GetEnvironmentVariable("CORSFUNCTIONS_APPROVE") == "1";

    /// <summary>A file of the repository.</summary>
    public static string Find(string path) => Path.Combine(Root(), path);

    /// <summary>Writes a picture to artifacts/, and to docs/images/ where pictures are approved.</summary>
    public static void Save(string name, byte[] picture)
    {
        foreach (var folder in IsWriting ? new[] { "artifacts", "docs/images" } : ["artifacts"])
        {
            Directory.CreateDirectory(Find(folder));
            File.WriteAllBytes(Path.Combine(Find(folder), name), picture);
        }
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../.."));
}
