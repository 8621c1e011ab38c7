using Microsoft.AspNetCore.Http;

namespace CorsFunctions.DevHost.CommandLine;

/// <summary>DevHost's command line.</summary>
internal sealed class CommandLineOptions
{
    private const string Usage = """
        A small Azure Functions host: runs the HTTP functions of an isolated-worker app.

          --script-root FOLDER   the output folder of a built or published app (default: this repository's app)
          --urls URLS            addresses to listen on, separated by ';' (default http://localhost:7071)
          --policies FILE        read the policies from this file (default for this repository's app: policies.sample.json)
          --storage CONNECTION   read the policies from Table Storage; a connection string, or UseDevelopmentStorage=true
          --table NAME           the table with the policies (default CorsPolicies)
          --app NAME             the partition with this app's policies (default: default)
          --require-keys         ask for a key (any) where a function asks for one, as a deployed app does
          --setting KEY=VALUE    any app setting; can be given more than once
          --help                 this text
        """;

    public string Urls { get; private set; } = FunctionsHostOptions.DefaultUrls;

    public string? ScriptRoot { get; private set; }

    public string? Policies { get; private set; }

    public string? Storage { get; private set; }

    public string? Table { get; private set; }

    public string? App { get; private set; }

    public bool RequireKeys { get; private set; }

    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; private set; } = [];

    public static CommandLineOptions Parse(IReadOnlyList<string> args)
    {
        var options = new CommandLineOptions();
        var settings = new List<KeyValuePair<string, string>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Count; i++)
        {
            var (name, inline) = Split(args[i]);
            if (name != "--setting" && !seen.Add(name))
            {
                throw Wrong($"{name} is given twice; give it once.");
            }

            string Value() => inline ?? (i + 1 < args.Count ? args[++i] : throw Wrong($"{name} needs a value."));
            switch (name)
            {
                case "--urls": options.Urls = CheckUrls(Value()); break;
                case "--script-root": options.ScriptRoot = Filled(name, Value()); break;
                case "--policies": options.Policies = Filled(name, Value()); break;
                case "--storage": options.Storage = Filled(name, Value()); break;
                case "--table": options.Table = Filled(name, Value()); break;
                case "--app": options.App = Filled(name, Value()); break;
                case "--setting": settings.Add(Setting(Value())); break;
                case "--require-keys" when inline is null: options.RequireKeys = true; break;
                case "--require-keys": throw Wrong("--require-keys takes no value.");
                case "--help" or "-h": throw new DevHostException(Usage, exitCode: 0);
                default: throw Wrong($"'{args[i]}' is not an option of DevHost.");
            }
        }

        if (options.Policies is not null && options.Storage is not null)
        {
            throw Wrong("--policies and --storage exclude each other: the policies come from a file or from a table.");
        }

        options.Settings = settings;
        return options;
    }

    private static (string Name, string? Inline) Split(string arg)
    {
        var equals = arg.StartsWith("--", StringComparison.Ordinal) ? arg.IndexOf('=', StringComparison.Ordinal) : -1;
        return equals < 0 ? (arg, null) : (arg[..equals], arg[(equals + 1)..]);
    }

    private static string Filled(string name, string value)
        => value.Length > 0 ? value : throw Wrong($"{name} needs a value that is not empty.");

    private static KeyValuePair<string, string> Setting(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? new(text[..equals].Replace(":", "__", StringComparison.Ordinal), text[(equals + 1)..])
            : throw Wrong($"'{text}' is not a setting; write --setting Key=Value.");
    }

    private static string CheckUrls(string urls)
    {
        foreach (var url in urls.Split(';'))
        {
            try
            {
                if (BindingAddress.Parse(url) is not { Scheme: "http", PathBase: "" })
                {
                    throw Wrong($"--urls: '{url}' cannot be served; write http://, a host and a port, such as {FunctionsHostOptions.DefaultUrls}.");
                }
            }
            catch (FormatException)
            {
                throw Wrong($"--urls: '{url}' is not an address; write http://, a host and a port, such as {FunctionsHostOptions.DefaultUrls}.");
            }
        }

        return urls;
    }

    private static DevHostException Wrong(string sentence) => new($"{sentence} See --help.");
}
