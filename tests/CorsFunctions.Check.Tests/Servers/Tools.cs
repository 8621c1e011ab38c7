namespace CorsFunctions.Check.Tests.Servers;

/// <summary>Looks for the programs and files that Debian's packages bring.</summary>
internal static class Tools
{
    /// <summary>Null where a file is there, otherwise a sentence with the package.</summary>
    public static string? Missing(string path, string package) =>
        File.Exists(path) ? null : $"'{path}' is missing. Install the Debian package {package} to run the tests of cors check against this server.";
}
