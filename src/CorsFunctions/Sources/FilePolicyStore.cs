using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CorsFunctions.Sources;

/// <summary>Edits a policy file as a whole: a file beside it is written and takes its place, so that no reader sees half of it.</summary>
/// <param name="path">The file.</param>
/// <param name="app">The app that a row without <c>partitionKey</c> is for.</param>
internal sealed class FilePolicyStore(string path, string app) : IPolicyStore
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    private readonly FilePolicySource source = new(path, app);

    public string Description => source.Description;

    public async Task<IReadOnlyList<StoredRow>> ReadAsync(CancellationToken cancellationToken)
    {
        var version = await HashAsync(cancellationToken).ConfigureAwait(false);
        var rows = await source.LoadAsync(cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new StoredRow(row, version))];
    }

    public async Task WriteAsync(IReadOnlyList<RowChange> changes, IProgress<int>? written, CancellationToken cancellationToken)
    {
        var version = await HashAsync(cancellationToken).ConfigureAwait(false);
        if (changes.Any(change => change.Before is { } before && before.Version != version))
        {
            throw new RowConflictException($"{Description} was edited meanwhile, and nothing was written. Look at it, and try again");
        }

        var root = await ParseAsync(cancellationToken).ConfigureAwait(false);
        var rows = (root is JsonObject file ? file[FilePolicySource.RowsName] : root) as JsonArray
            ?? throw new RowConflictException($"{Description} holds no array of rows any longer, and nothing was written. Look at it, and try again");
        foreach (var change in changes)
        {
            Apply(rows, change);
        }

        var beside = $"{Path.GetFullPath(path)}.{Guid.NewGuid():N}.tmp";
        try
        {
            await File.WriteAllTextAsync(beside, root.ToJsonString(Indented) + "\n", cancellationToken).ConfigureAwait(false);
            File.Move(beside, Path.GetFullPath(path), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(beside);
            throw new PolicySourceException($"{Description} cannot be written: {e.Message} Make it a file that this process may write", e);
        }

        written?.Report(changes.Count);
    }

    private async Task<string> HashAsync(CancellationToken cancellationToken)
    {
        try
        {
            var stream = File.OpenRead(path);
            await using (stream.ConfigureAwait(false))
            {
                return Convert.ToHexString(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // The source says it better, and there is one place that does.
            await source.LoadAsync(cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<JsonNode> ParseAsync(CancellationToken cancellationToken)
    {
        var text = await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowTrailingCommas = true })!;
        }
        catch (JsonException)
        {
            throw new PolicySourceException($"{Description} has comments, which would be lost. Edit it by hand, or take them out (Notes is the column for people)");
        }
    }

    private void Apply(JsonArray rows, RowChange change)
    {
        var position = rows.ToList().FindIndex(node => node is JsonObject row
            && Text(row, "rowKey") == change.RowKey && (Text(row, "partitionKey") ?? app) == change.PartitionKey);
        if (change.After is null)
        {
            rows.RemoveAt(position);
            return;
        }

        var target = position < 0 ? new JsonObject() : (JsonObject)rows[position]!;
        if (position < 0)
        {
            if (change.PartitionKey != app)
            {
                target["partitionKey"] = change.PartitionKey;
            }

            target["rowKey"] = change.RowKey;
            rows.Add(target);
        }

        foreach (var name in change.Before?.Row.Columns.Keys.Except(change.After.Columns.Keys) ?? [])
        {
            target.Remove(Name(name));
        }

        foreach (var (name, value) in change.After.Columns)
        {
            if (value is null)
            {
                target.Remove(Name(name));
            }
            else if (change.Before is null || !Equals(change.Before.Row.Columns.GetValueOrDefault(name), value))
            {
                target[Name(name)] = Node(value);
            }
        }
    }

    private static string? Text(JsonObject row, string name) => row[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    // By its type: a value that is only an object would need a serializer.
    private static JsonNode Node(object value) => value switch
    {
        string[] list => new JsonArray([.. list.Select(element => JsonValue.Create(element))]),
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        DateTimeOffset instant => JsonValue.Create(instant),
        _ => throw new ArgumentException($"No policy file takes a value of type {value.GetType()}.", nameof(value)),
    };

    private static string Name(string column) => JsonNamingPolicy.CamelCase.ConvertName(column);
}
