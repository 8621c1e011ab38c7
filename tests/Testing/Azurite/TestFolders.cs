namespace CorsFunctions.Azurite;

/// <summary>Where the tests' files are, from wherever the test process was started.</summary>
public static class TestFolders
{
    public static string Root { get; } = FindRoot();

    public static string Tests => Path.Combine(Root, "tests");

    public static string AzuriteSupport => Path.Combine(Tests, "Testing", "Azurite");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CorsFunctions.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No CorsFunctions.sln above {AppContext.BaseDirectory}. Run the tests from inside the repository.");
    }
}
