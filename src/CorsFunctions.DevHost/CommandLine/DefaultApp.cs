using System.Reflection;

namespace CorsFunctions.DevHost.CommandLine;

/// <summary>The app that runs when no other is named; the build noted where it put it.</summary>
internal static class DefaultApp
{
    public static string Folder
        => typeof(DefaultApp).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(metadata => metadata.Key == "DefaultApp")?.Value is { } folder
            && Directory.Exists(folder)
            ? folder
            : throw new DevHostException("The app of this repository is not built here. Name the output folder of an app with --script-root.");
}
