using Azure.Data.Tables;
using CorsFunctions.Azurite;

namespace CorsFunctions.Cli.Tests.Running;

/// <summary>Rows in a file or in a table, and the tool's commands on them.</summary>
internal sealed class Place : IDisposable
{
    public const string File = "file";
    public const string Table = "table";

    private readonly PolicyFile file;
    private readonly string[] options;

    private Place(PolicyFile file, string[] options, TableClient? client)
    {
        this.file = file;
        this.options = options;
        Client = client!;
    }

    /// <summary>The table past the tool.</summary>
    public TableClient Client { get; }

    public string FileName => file.FullName;

    public static async Task<Place> CreateAsync(string kind, AzuriteFixture azurite, string rows)
    {
        var file = new PolicyFile(rows);
        if (kind == File)
        {
            return new Place(file, ["--file", file.FullName], null);
        }

        var connection = (await azurite.ServerAsync()).ConnectionString;
        var place = new Place(file, ["--storage", connection, "--table", $"t{Guid.NewGuid():N}"], null);
        place = new Place(file, place.options, new TableClient(connection, place.options[3]));
        if (rows != "[]")
        {
            Assert.Equal(0, (await place.RunAsync("policies", "import", file.FullName)).ExitCode);
        }

        return place;
    }

    public Task<CliResult> RunAsync(params string[] args) => Cors.RunAsync([.. args, .. options]);

    public Task<CliResult> RunUntilAsync(CancellationToken cancellationToken, params string[] args) => Cors.RunUntilAsync(cancellationToken, [.. args, .. options]);

    public Task<CliResult> RunInProcessAsync(params string[] args) => CorsProcess.RunAsync([.. args, .. options]);

    /// <summary>The rows as <c>list --output json</c> has them, one a line.</summary>
    public async Task<string> RowsAsync()
    {
        var rows = (await RunAsync("policies", "list", "--output", "json")).Json;
        return string.Join('\n', rows.EnumerateArray().Select(row => System.Text.Json.JsonSerializer.Serialize(row, Readable)).Order(StringComparer.Ordinal));
    }

    public void Dispose() => file.Dispose();

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
