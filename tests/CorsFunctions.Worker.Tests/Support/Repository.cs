namespace CorsFunctions.Worker.Tests.Support;

/// <summary>The folder that holds the solution.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CorsFunctions.sln")))
        {
            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar)) ?? throw new DirectoryNotFoundException("No folder above the tests has CorsFunctions.sln.");
        }

        return folder;
    }
}
