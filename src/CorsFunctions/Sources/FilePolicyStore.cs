using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

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

    public Task<IReadOnlyList<StoredRow>> ReadAsync(CancellationToken cancellationToken)
    {
        var content = source.ReadContent(cancellationToken);
        var version = VersionOf(content);
        return Task.FromResult<IReadOnlyList<StoredRow>>([.. source.Parse(content).Select(row => new StoredRow(row, version))]);
    }

    public async Task<string?> WriteAsync(IReadOnlyList<RowChange> changes, IProgress<int>? written, CancellationToken cancellationToken)
    {
        var writer = new PolicyFileWriter(path, Description);
        using var alone = writer.TakeLock();
        var content = source.ReadContent(cancellationToken);
        var version = VersionOf(content);
        if (changes.Any(change => change.Before is { } before && before.Version != version))
        {
            throw new RowConflictException($"{Description} was edited meanwhile, and nothing was written. Look at it, and try again");
        }

        source.Parse(content);
        content.Position = 0;
        JsonNode root;
        try
        {
            root = Parse(content);
            var rows = new PolicyFileRows((JsonArray)(root is JsonObject file ? file[FilePolicySource.RowsName]! : root), app, Description);
            foreach (var change in changes)
            {
                rows.Apply(change);
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
}
