using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using CorsFunctions.Rows;

namespace CorsFunctions.Sources;

/// <summary>Edits a policy file as a whole, on the condition that it is still as it was read.</summary>
/// <param name="path">The file.</param>
/// <param name="app">The app that a row without <c>partitionKey</c> is for.</param>
internal sealed class FilePolicyStore(string path, string app) : IPolicyStore
{
    private static readonly JsonDocumentOptions Strict = new() { AllowTrailingCommas = true, AllowDuplicateProperties = false };
    private static readonly JsonDocumentOptions WithComments = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private readonly FilePolicySource source = new(path, app);

    public string Description => source.Description;

    public async Task<IReadOnlyList<StoredRow>> ReadAsync(CancellationToken cancellationToken)
    {
        var content = await source.ReadContentAsync(cancellationToken).ConfigureAwait(false);
        var version = VersionOf(content);
        var rows = await source.ParseAsync(content, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new StoredRow(row, version))];
    }

    public async Task<string?> WriteAsync(IReadOnlyList<RowChange> changes, IProgress<int>? written, CancellationToken cancellationToken)
    {
        var writer = new PolicyFileWriter(path, Description);
        using var alone = writer.TakeLock();
        var content = await source.ReadContentAsync(cancellationToken).ConfigureAwait(false);
        var version = VersionOf(content);
        if (changes.Any(change => change.Before is { } before && before.Version != version))
        {
            throw new RowConflictException($"{Description} was edited meanwhile, and nothing was written. Look at it, and try again");
        }

        var root = Parse(content);
        var rows = (JsonArray)(root is JsonObject file ? file[FilePolicySource.RowsName]! : root);
        try
        {
            foreach (var change in changes)
            {
                Apply(rows, change);
            }
        }
        catch (InvalidOperationException e)
        {
            throw new PolicySourceException($"{Description} has text that is no Unicode text. Edit it by hand", e);
        }

        await writer.WriteAsync(root, cancellationToken).ConfigureAwait(false);
        written?.Report(changes.Count);
        return null;
    }

    private static string VersionOf(MemoryStream content) => Convert.ToHexString(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)));

    private JsonNode Parse(MemoryStream content)
    {
        try
        {
            return JsonNode.Parse(content, documentOptions: Strict)!;
        }
        catch (JsonException) when (HasComments(content))
        {
            throw new PolicySourceException($"{Description} has comments, which would be lost. Edit it by hand, or take them out (Notes is the column for people)");
        }
        catch (JsonException)
        {
            throw new PolicySourceException($"{Description} has a name twice in one object, and one of the two would be lost. Edit it by hand, or write the name once");
        }
    }

    private static bool HasComments(MemoryStream content)
    {
        bool Parses(JsonDocumentOptions options)
        {
            content.Position = 0;
            try
            {
                JsonDocument.Parse(content, options).Dispose();
                return true;
            }
            catch (JsonException)
            {
                return false;
            }
        }

        return Parses(WithComments) && !Parses(WithComments with { CommentHandling = JsonCommentHandling.Disallow });
    }

    private void Apply(JsonArray rows, RowChange change)
    {
        var position = rows.ToList().FindIndex(node => node is JsonObject row
            && Text(row, "rowKey") == change.RowKey && (Text(row, "partitionKey") ?? app) == change.PartitionKey);
        if ((position < 0) != (change.Before is null))
        {
            throw new RowConflictException(position < 0
                ? $"{Description} has no row '{Printable.Text(change.RowKey)}' any more, and nothing was written. Look at it, and try again"
                : $"Row '{Printable.Text(change.RowKey)}' was added to {Description} by somebody else meanwhile, and nothing was written. Look at it, and try again");
        }

        if (change.After is null)
        {
            rows.RemoveAt(position);
            return;
        }

        var target = position < 0 ? Add(rows, change) : (JsonObject)rows[position]!;
        foreach (var name in change.Before?.Row.Columns.Keys.Except(change.After.Columns.Keys) ?? [])
        {
            target.Remove(PolicyColumn.ToFile(name));
        }

        foreach (var (name, value) in change.After.Columns)
        {
            if (value is null)
            {
                target.Remove(PolicyColumn.ToFile(name));
            }
            else if (change.Before is null || !Equals(change.Before.Row.Columns.GetValueOrDefault(name), value))
            {
                target[PolicyColumn.ToFile(name)] = Node(value);
            }
        }
    }

    private JsonObject Add(JsonArray rows, RowChange change)
    {
        var row = new JsonObject();
        if (change.PartitionKey != app)
        {
            row["partitionKey"] = change.PartitionKey;
        }

        row["rowKey"] = change.RowKey;
        rows.Add(row);
        return row;
    }

    private static JsonNode? Node(object value) => value switch
    {
        string[] list => new JsonArray([.. list.Select(element => JsonValue.Create(element))]),
        DateTimeOffset instant => JsonValue.Create(InstantText.Of(instant)),
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        _ => throw new ArgumentException($"A file takes no {value.GetType().Name}.", nameof(value)),
    };

    private static string? Text(JsonObject row, string name) => row[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
