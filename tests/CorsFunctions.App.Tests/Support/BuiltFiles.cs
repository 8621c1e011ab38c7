using System.Reflection;

namespace CorsFunctions.App.Tests.Support;

/// <summary>The files that the build told this assembly of.</summary>
internal static class BuiltFiles
{
    /// <summary>The output folder of the app under test.</summary>
    public static string App { get; } = Find("App");

    public static string SamplePolicies { get; } = Find("SamplePolicies");

    private static string Find(string key)
        => typeof(BuiltFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
