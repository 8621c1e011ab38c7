using System.Reflection;

namespace CorsFunctions.Browser.Tests.Support;

/// <summary>What the build told this assembly of.</summary>
internal static class BuiltFiles
{
    /// <summary>The output folder of the test app of this mode.</summary>
    public static string App(string mode) => Find(mode);

    /// <summary>The assembly of the tool <c>cors</c>.</summary>
    public static string Tool { get; } = Find("tool");

    private static string Find(string key) =>
        typeof(BuiltFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
