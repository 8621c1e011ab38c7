using System.Globalization;
using System.Text.Json;
using CorsFunctions.Rows;

namespace CorsFunctions.Tables.Reading;

/// <summary>Turns the entities of a query's pages into rows. The values keep their types; the parser of all rows judges them.</summary>
/// <remarks>
/// <see href="https://learn.microsoft.com/rest/api/storageservices/payload-format-for-table-service-operations"/>: a type that JSON has not
/// stands beside its value. Column names and most lists are the same in all rows: those are shared, which takes two fifths off what a load
/// of many rows holds.
/// </remarks>
internal sealed class EntityReader(string app)
{
    private const string TypeSuffix = "@odata.type";
    private const string MetadataPrefix = "odata.";
    private const string ETag = "odata.etag";
    private const string Timestamp = "Timestamp";
    private const int MostShared = 1000;

    private readonly HashSet<string> shared = new(StringComparer.Ordinal);
    private readonly List<string> names = [];
    private readonly Dictionary<string, string> types = new(StringComparer.Ordinal);
    private Dictionary<string, object?> previous = [];
    private int position;

    /// <summary>Adds the rows of a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="rows">Gets the rows.</param>
    /// <param name="versions">Gets the ETag of each; null where nobody asks for it.</param>
    /// <exception cref="JsonException">It is no list of entities.</exception>
    /// <exception cref="FormatException">A value is not of the type that stands beside it.</exception>
    /// <exception cref="InvalidOperationException">A text is no Unicode text.</exception>
    public void Read(ReadOnlySpan<byte> page, List<PolicyRow> rows, List<string>? versions = null)
    {
        var json = new Utf8JsonReader(page);
        var hasRows = false;
        Expect(json.Read() && json.TokenType == JsonTokenType.StartObject);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isValue = json.ValueTextEquals("value"u8);
            json.Read();
            if (isValue)
            {
                Expect(!hasRows && json.TokenType == JsonTokenType.StartArray);
                hasRows = true;
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                {
                    Expect(json.TokenType == JsonTokenType.StartObject);
                    rows.Add(ReadEntity(ref json, versions));
                }
            }
            else
            {
                json.Skip();
            }
        }

        Expect(hasRows && !json.Read());
    }

    private static void Expect(bool isSo)
    {
        if (!isSo)
        {
            throw new JsonException("The answer is no list of entities");
        }
    }

    private PolicyRow ReadEntity(ref Utf8JsonReader json, List<string>? versions)
    {
        var columns = new Dictionary<string, object?>(previous.Count, StringComparer.Ordinal);
        string? partition = null, key = null, version = null;
        var (hasPartition, hasKey) = (false, false);
        types.Clear();
        for (var i = 0; json.Read() && json.TokenType == JsonTokenType.PropertyName; i++)
        {
            var name = ReadName(ref json, i);
            json.Read();
            switch (name)
            {
                case PolicyColumn.PartitionKey:
                    Expect(!hasPartition);
                    hasPartition = true;
                    partition = ReadText(ref json) is { } text ? Share(text) : null;
                    break;
                case PolicyColumn.RowKey:
                    Expect(!hasKey);
                    hasKey = true;
                    key = ReadText(ref json);
                    break;
                case ETag:
                    version = versions is null ? null : ReadText(ref json);
                    break;
                case Timestamp:
                    json.Skip();
                    break;
                default:
                    ReadColumn(ref json, name, columns);
                    break;
            }
        }

        foreach (var (name, type) in types)
        {
            Expect(columns.TryGetValue(name, out var value));
            columns[name] = EntityValue.Typed(value, type);
        }

        versions?.Add(version ?? "");
        previous = columns;
        return Row(partition, key, columns);
    }

    // The service itself never leaves out a key; what stands in for it may.
    private PolicyRow Row(string? partition, string? key, Dictionary<string, object?> columns)
    {
        position++;
        return partition is not null && key is not null
            ? new PolicyRow(partition, key, columns)
            : new PolicyRow(app, key ?? string.Create(CultureInfo.InvariantCulture, $"#{position}"), columns)
            {
                Unreadable = $"Entity {position} of the table came without {(key is null ? PolicyColumn.RowKey : PolicyColumn.PartitionKey)}. Look whether the address is that of a table service; write the row anew with both keys",
            };
    }

    // Most entities have the columns of the one before, in its order.
    private string ReadName(ref Utf8JsonReader json, int index)
    {
        if (index < names.Count && json.ValueTextEquals(names[index]))
        {
            return names[index];
        }

        var name = Share(json.GetString()!);
        if (index < names.Count)
        {
            names[index] = name;
        }
        else if (index < MostShared)
        {
            names.Add(name);
        }

        return name;
    }

    private static string? ReadText(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.String)
        {
            return json.GetString();
        }

        json.Skip();
        return null;
    }

    private void ReadColumn(ref Utf8JsonReader json, string name, Dictionary<string, object?> columns)
    {
        if (name.EndsWith(TypeSuffix, StringComparison.Ordinal))
        {
            var type = ReadText(ref json) ?? "";
            var typed = name[..^TypeSuffix.Length];
            Expect(typed is Timestamp || types.TryAdd(typed, type));
        }
        else if (name.StartsWith(MetadataPrefix, StringComparison.Ordinal))
        {
            json.Skip();
        }
        else
        {
            Expect(columns.TryAdd(name, json.TokenType == JsonTokenType.String ? ReadShared(ref json, name) : EntityValue.Read(ref json)));
        }
    }

    private string ReadShared(ref Utf8JsonReader json, string name) =>
        previous.TryGetValue(name, out var before) && before is string text && json.ValueTextEquals(text) ? text
        : name is PolicyColumn.Origins ? json.GetString()!
        : Share(json.GetString()!);

    private string Share(string text)
    {
        if (shared.TryGetValue(text, out var known))
        {
            return known;
        }

        if (shared.Count < MostShared)
        {
            shared.Add(text);
        }

        return text;
    }
}
