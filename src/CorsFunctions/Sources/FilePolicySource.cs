using System.Text.Json;
using CorsFunctions.Rows;

namespace CorsFunctions.Sources;

/// <summary>
/// Rows from a JSON file: an array of objects with the table's columns in camelCase, or an object that holds it as <c>policies</c>, with
/// <c>$schema</c> beside it for editors. Comments and trailing commas are fine.
/// </summary>
public sealed class FilePolicySource : IPolicySource
{
    /// <summary>The largest file that is read, in bytes: 100,000 rows of half a kilobyte.</summary>
    public const long MaxFileSize = 64L * 1024 * 1024;

    internal const string RowsName = "policies";

    private const string SchemaName = "$schema";

    private static readonly JsonDocumentOptions Json = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private readonly string path;
    private readonly string app;

    /// <summary>Creates the source.</summary>
    /// <param name="path">The file, absolute or relative to the current directory.</param>
    /// <param name="app">The app that a row without <c>partitionKey</c> is for.</param>
    public FilePolicySource(string path, string app)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(app);
        this.path = Path.GetFullPath(path);
        this.app = app;
    }

    /// <inheritdoc />
    public string Description => $"file {path}";

    /// <inheritdoc />
    public async Task<IReadOnlyList<PolicyRow>> LoadAsync(CancellationToken cancellationToken) =>
        await ParseAsync(await ReadContentAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>The rows of what <see cref="ReadContentAsync"/> read.</summary>
    internal async Task<IReadOnlyList<PolicyRow>> ParseAsync(MemoryStream content, CancellationToken cancellationToken)
    {
        using var document = await ParseDocumentAsync(content, cancellationToken).ConfigureAwait(false);
        var reader = new JsonRowReader(app);
        return [.. FindRows(document.RootElement).EnumerateArray().Select(reader.Read)];
    }

    /// <summary>The bytes of the file.</summary>
    internal async Task<MemoryStream> ReadContentAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Editors replace files under a reader, so others may write and delete it meanwhile.
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 4096, useAsync: true);
            await using (stream.ConfigureAwait(false))
            {
                return await ReadAsync(stream, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PolicySourceException($"Policy file '{path}' does not exist. Create it, or name another file", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new PolicySourceException($"Policy file '{path}' cannot be read: {e.Message} Make it a file that this process may read", e);
        }
    }

    private async Task<JsonDocument> ParseDocumentAsync(MemoryStream content, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonDocument.ParseAsync(content, Json, cancellationToken).ConfigureAwait(false);
        }
        catch (JsonException e)
        {
            throw new PolicySourceException(
                $"Policy file '{path}' is not JSON, at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}. Write a JSON array of rows", e);
        }
    }

    private JsonElement FindRows(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            return root;
        }

        var members = root.ValueKind == JsonValueKind.Object
            ? root.EnumerateObject().Select(member => (Name: JsonRowReader.NameOf(member), member.Value)).Where(member => member.Name != SchemaName).ToArray()
            : [];
        return members is [(RowsName, { ValueKind: JsonValueKind.Array } rows)]
            ? rows
            : throw new PolicySourceException(
                $"Policy file '{path}' holds {JsonRowReader.Name(root.ValueKind)}. Write a JSON array of rows: [ {{ \"rowKey\": \"apps\", \"origins\": \"https://app.example.com\" }} ], "
                + $"or an object that holds it as \"{RowsName}\", with nothing but \"{SchemaName}\" beside it");
    }

    // Not by the file's length: devices and pipes have none.
    private async Task<MemoryStream> ReadAsync(FileStream stream, CancellationToken cancellationToken)
    {
        var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            content.Write(buffer, 0, read);
            if (content.Length > MaxFileSize)
            {
                throw new PolicySourceException($"Policy file '{path}' is larger than {MaxFileSize} bytes. Write fewer rows, or keep them in a table");
            }
        }

        content.Position = 0;
        return content;
    }
}
