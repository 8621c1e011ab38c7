namespace CorsFunctions.Infra.Tests.Support;

/// <summary>The files of the repository, from wherever the test process was started.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Infra { get; } = Path.Combine(Root, "infra");

    public static string MainTemplate { get; } = Path.Combine(Infra, "main.bicep");

    public static string Project { get; } = Path.Combine(Root, "tests", "CorsFunctions.Infra.Tests");

    public static string Cases { get; } = Path.Combine(Project, "cases");

    public static string Operations { get; } = File.ReadAllText(Path.Combine(Root, "docs", "operations.md"));

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
