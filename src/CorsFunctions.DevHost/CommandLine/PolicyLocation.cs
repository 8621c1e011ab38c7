namespace CorsFunctions.DevHost.CommandLine;

/// <summary>The app settings that --policies, --storage, --table and --app are short for, and what of them is shown.</summary>
internal sealed class PolicyLocation
{
    public const string FileKey = "Cors__PolicyFile";
    public const string StorageKey = "CorsStorage";
    public const string TableKey = "Cors__Table";
    public const string AppKey = "Cors__App";
    private const string RowsPrefix = "Cors__Policies__";
    private const string SampleFile = "policies.sample.json";

    private readonly Dictionary<string, string> settings = new(StringComparer.OrdinalIgnoreCase);
    private readonly Func<string, string?> environment;

    /// <param name="options">The command line.</param>
    /// <param name="environment">Looks up an environment variable, which the app inherits.</param>
    public PolicyLocation(CommandLineOptions options, Func<string, string?> environment)
    {
        this.environment = environment;
        if (options.Storage is not null)
        {
            settings[StorageKey] = options.Storage;
            settings[FileKey] = "";
        }
        else if (options.Policies is not null)
        {
            settings[FileKey] = Path.GetFullPath(options.Policies);
        }

        Set(TableKey, options.Table);
        Set(AppKey, options.App);
        foreach (var (name, value) in options.Settings)
        {
            settings[name] = value;
        }

        // Another app has policies of its own, or none.
        if (options.ScriptRoot is null && Value(FileKey) is null && Value(StorageKey) is null && Value($"{StorageKey}__tableServiceUri") is null && !HasRows)
        {
            settings[FileKey] = FindSample();
        }
    }

    /// <summary>Environment variables for the app.</summary>
    public IReadOnlyDictionary<string, string> Settings => settings;

    // Of the environment only the usual first name can be asked for.
    private bool HasRows => settings.Keys.Any(name => name.StartsWith(RowsPrefix, StringComparison.OrdinalIgnoreCase)) || environment($"{RowsPrefix}0__Origins") is not null;

    /// <summary>Where the policies come from; null when nothing says so.</summary>
    public string? Describe()
    {
        if (Value(FileKey) is { Length: > 0 } file)
        {
            return File.Exists(file) ? file : $"{file} (this file does not exist)";
        }

        if (HasRows)
        {
            return "settings Cors:Policies";
        }

        return Account() is { } account ? $"table {Value(TableKey) ?? "CorsPolicies"}, partition {Value(AppKey) ?? "default"}, storage {account}" : null;
    }

    // Never the connection string itself: it holds the account's key.
    private string? Account()
    {
        if ((Value(StorageKey) ?? Value($"{StorageKey}__tableServiceUri")) is not { Length: > 0 } text)
        {
            return null;
        }

        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        return Array.Find(parts, part => part.StartsWith("AccountName=", StringComparison.OrdinalIgnoreCase))
            ?? Array.Find(parts, part => part.StartsWith("UseDevelopmentStorage=", StringComparison.OrdinalIgnoreCase))
            ?? (Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri.Host : $"as in {StorageKey}");
    }

    private string? Value(string name) => settings.GetValueOrDefault(name) ?? environment(name);

    private void Set(string name, string? value)
    {
        if (value is not null)
        {
            settings[name] = value;
        }
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
