using System.CommandLine;
using System.CommandLine.Parsing;
using CorsFunctions.Cli.Explain;
using CorsFunctions.Sources;
using CorsFunctions.Tables;
using Microsoft.Extensions.Configuration;

namespace CorsFunctions.Cli.Stores;

/// <summary>Where the rows are: <c>--file</c>, or <c>--storage</c> with <c>--table</c>; and whose: <c>--app</c>.</summary>
internal sealed class StoreOptions
{
    /// <summary>Read when neither option is given, so that a key need not stand on a command line.</summary>
    public const string StorageVariable = StorageConnection.OwnName;

    private readonly Option<string> file = SharedOptions.Filled("--file", "FILE", "The policy file: a JSON array of rows.");
    private readonly Option<string> storage = SharedOptions.Filled(
        "--storage", "ACCOUNT", $"The storage account: a connection string, or https://<account>.table.core.windows.net to use your own identity. Default: the environment variable {StorageVariable}.");
    private readonly Option<string> table = new("--table") { HelpName = "NAME", Description = "The table.", DefaultValueFactory = _ => "CorsPolicies" };
    private readonly Option<string> app = SharedOptions.App();

    public StoreOptions(Command command)
    {
        command.Add(file);
        command.Add(storage);
        command.Add(table);
        command.Add(app);
        command.Validators.Add(Check);
    }

    /// <summary>The app whose rows are meant; null for all where a command takes all.</summary>
    public string? App(ParseResult parsed) => parsed.GetValue(app);

    public string AppOrDefault(ParseResult parsed) => App(parsed) ?? SharedOptions.DefaultApp;

    public string? File(ParseResult parsed) => parsed.GetValue(file);

    /// <summary>The options anew, for a command that people may copy; a connection string holds a key and is left out.</summary>
    public string Describe(ParseResult parsed)
    {
        var options = new List<string>();
        void Add(string name, string? value)
        {
            if (value is not null)
            {
                options.Add($"{name} {ExplanationText.Quote(value)}");
            }
        }

        Add("--file", File(parsed));
        Add("--storage", HoldsKey(parsed.GetValue(storage)) ? null : parsed.GetValue(storage));
        Add("--table", IsGiven(parsed.GetResult(table)) ? parsed.GetValue(table) : null);
        Add("--app", App(parsed));
        return string.Join(' ', options);
    }

    /// <summary>How to go on without the key that <see cref="Describe"/> leaves out; empty for nothing left out.</summary>
    public string HintAtKey(ParseResult parsed) => HoldsKey(parsed.GetValue(storage)) ? $"   (with the connection string in the environment variable {StorageVariable})" : "";

    /// <exception cref="UsageException">The options name no place.</exception>
    public IPolicyStore Open(ParseResult parsed, TimeProvider time) =>
        File(parsed) is { } path
            ? new FilePolicyStore(path, AppOrDefault(parsed))
            : new TablePolicyStore(Connect(parsed), parsed.GetRequiredValue(table), App(parsed), OpenHistory(parsed, time));

    /// <exception cref="UsageException">A file has no history here.</exception>
    public TablePolicyHistory OpenHistory(ParseResult parsed, TimeProvider time) =>
        File(parsed) is null
            ? new TablePolicyHistory(Connect(parsed).Client, parsed.GetRequiredValue(table), $"{Environment.UserName}@{Environment.MachineName}", time)
            : throw new UsageException("A file has no history here: your version control has it. Name a table with --storage.");

    private TableService Connect(ParseResult parsed)
    {
        var option = parsed.GetValue(storage);
        var account = option ?? (Environment.GetEnvironmentVariable(StorageVariable) is { } variable && !string.IsNullOrWhiteSpace(variable) ? variable : null)
            ?? throw new UsageException($"Say where the rows are: --file FILE, or --storage ACCOUNT (or the environment variable {StorageVariable}).");
        if (!TableNames.IsTableName(parsed.GetRequiredValue(table)))
        {
            throw new UsageException("--table is not a table name. Write 3 to 63 letters and digits, a letter first.");
        }

        var isAddress = account.StartsWith("http", StringComparison.OrdinalIgnoreCase) && !HoldsKey(account);
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([new(isAddress ? $"{StorageVariable}:tableServiceUri" : StorageVariable, account)])
            .Build();
        return StorageConnection.Find(settings)!.TryFindService(out var service, out var error)
            ? service
            : throw new UsageException(error.Replace($"{StorageVariable}__tableServiceUri", StorageVariable, StringComparison.Ordinal).Replace(StorageVariable, option is null ? StorageVariable : "--storage", StringComparison.Ordinal));
    }

    private static bool HoldsKey(string? account) => account is not null && account.Contains(';', StringComparison.Ordinal);

    private static bool IsGiven(OptionResult? result) => result is { Implicit: false };

    private void Check(CommandResult result)
    {
        foreach (var other in new Option[] { storage, table }.Where(other => IsGiven(result.GetResult(file)) && IsGiven(result.GetResult(other))))
        {
            result.AddError($"--file and {other.Name} exclude each other. Name one of them.");
        }
    }
}

/// <summary>The command line is wrong in a way that only running shows; the message says what to write.</summary>
internal sealed class UsageException(string message) : Exception(message);
