using Microsoft.Extensions.Configuration;

namespace CorsFunctions.DevHost.Hosting;

/// <summary>Where the app's policies come from: chosen from the options and settings, and told at the start.</summary>
internal static class PolicyLocation
{
    public const string FileKey = "Cors:PolicyFile";
    public const string StorageKey = "CorsStorage";
    public const string TableKey = "Cors:Table";
    public const string AppKey = "Cors:App";
    private const string SampleFile = "policies.sample.json";

    public static IEnumerable<KeyValuePair<string, string?>> Settings(DevHostOptions options, IConfiguration environment)
    {
        if (options.Storage is not null)
        {
            yield return new(StorageKey, options.Storage);
            yield return new(FileKey, null);
        }
        else if (options.Policies is not null)
        {
            yield return new(FileKey, Path.GetFullPath(options.Policies));
        }
        else if (string.IsNullOrEmpty(environment[FileKey]) && !environment.GetSection(StorageKey).Exists())
        {
            yield return new(FileKey, FindSample());
        }

        if (options.Table is not null)
        {
            yield return new(TableKey, options.Table);
        }

        if (options.App is not null)
        {
            yield return new(AppKey, options.App);
        }
    }

    public static string Describe(IConfiguration configuration)
    {
        if (configuration[FileKey] is { Length: > 0 } file)
        {
            return File.Exists(file) ? file : $"{file} (this file does not exist)";
        }

        var table = $"table {configuration[TableKey] ?? "CorsPolicies"}, partition {configuration[AppKey] ?? "default"}";
        return $"{table}, storage {Account(configuration)}";
    }

    // Never the connection string itself: it holds the account's key.
    private static string Account(IConfiguration configuration)
    {
        var text = configuration[StorageKey] ?? configuration[$"{StorageKey}:tableServiceUri"];
        if (string.IsNullOrEmpty(text))
        {
            return "as in AzureWebJobsStorage";
        }

        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        return Array.Find(parts, part => part.StartsWith("AccountName=", StringComparison.OrdinalIgnoreCase))
            ?? Array.Find(parts, part => part.StartsWith("UseDevelopmentStorage=", StringComparison.OrdinalIgnoreCase))
            ?? (Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri.Host : $"as in {StorageKey}");
    }

    private static string FindSample()
        => Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory) ?? Path.GetFullPath(SampleFile);

    private static string? Above(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            var path = Path.Combine(current.FullName, SampleFile);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
