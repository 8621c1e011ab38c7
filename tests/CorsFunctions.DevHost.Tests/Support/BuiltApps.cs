using System.Reflection;

namespace CorsFunctions.DevHost.Tests.Support;

/// <summary>Output folders of the apps of tests/Apps, one for each of the worker's modes.</summary>
internal static class BuiltApps
{
    public const string Plain = nameof(Plain);
    public const string AspNetCore = nameof(AspNetCore);

    public static string Folder(string name)
        => typeof(BuiltApps).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == name).Value!;
}
