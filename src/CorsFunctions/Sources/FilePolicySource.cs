using System.Text.Json;
using CorsFunctions.Rows;

namespace CorsFunctions.Sources;

/// <summary>
/// Rows from a JSON file: an array of objects with the table's columns in camelCase, or an object that holds it as <c>policies</c>, with
/// <c>$schema</c> beside it for editors. Comments and trailing commas are fine.
/// </summary>
public sealed class FilePolicySource : IPolicySource, IVersionedPolicySource
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
    public Task<IReadOnlyList<PolicyRow>> LoadAsync(CancellationToken cancellationToken) => Task.Run(() => Parse(ReadContent(cancellationToken)), cancellationToken);

    // Reads before it returns: a load is on a thread of the pool already, and each step that waits is compiled at each cold start.
    Task<SourceRows> IVersionedPolicySource.LoadAsync(SourceRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new SourceRows(Parse(ReadContent(cancellationToken)), Version: null, IsPaged: false));

    /// <summary>The rows of what <see cref="ReadContent"/> read.</summary>
    internal IReadOnlyList<PolicyRow> Parse(MemoryStream content)
    {
        using var document = ParseDocument(content);
        var reader = new JsonRowReader(app);
        var rows = new List<PolicyRow>();
        foreach (var row in FindRows(document.RootElement).EnumerateArray())
        {
            rows.Add(reader.Read(row));
        }

        return rows;
    }

    /// <summary>The bytes of the file.</summary>
    internal MemoryStream ReadContent(CancellationToken cancellationToken)
    {
        try
        {
            // Editors replace files under a reader, so others may write and delete it meanwhile.
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return Read(stream, cancellationToken);
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

    private JsonDocument ParseDocument(MemoryStream content)
    {
        try
        {
            return JsonDocument.Parse(content, Json);
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
    private MemoryStream Read(FileStream stream, CancellationToken cancellationToken)
    {
        var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
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
