#nullable disable // Like the real library: annotations would change what the callers' compiler says.

namespace Azure.Data.Tables;

/// <summary>A row as a dictionary of its columns, with typed getters.</summary>
public sealed partial class TableEntity : ITableEntity
{
    internal const string ETagProperty = "odata.etag";

    private readonly Dictionary<string, object> _properties;

    /// <summary>An empty row.</summary>
    public TableEntity()
        : this(null)
    {
    }

    /// <summary>A row with these keys.</summary>
    public TableEntity(string partitionKey, string rowKey)
        : this(null)
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    /// <summary>A row with a copy of these columns.</summary>
    public TableEntity(IDictionary<string, object> values) => _properties = values == null ? [] : new(values);

    /// <inheritdoc />
    public string PartitionKey
    {
        get => GetString(nameof(PartitionKey));
        set => _properties[nameof(PartitionKey)] = value;
    }

    /// <inheritdoc />
    public string RowKey
    {
        get => GetString(nameof(RowKey));
        set => _properties[nameof(RowKey)] = value;
    }

    /// <inheritdoc />
    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(nameof(Timestamp));
        set => _properties[nameof(Timestamp)] = value;
    }

    /// <inheritdoc />
    public ETag ETag
    {
        get => new(GetString(ETagProperty));
        set => _properties[ETagProperty] = value.ToString();
    }

    /// <summary>The column as text; null if it is missing.</summary>
    /// <exception cref="InvalidOperationException">The column has another type.</exception>
    public string GetString(string key) => GetValue<string>(key);

    /// <summary>The column as bytes; null if it is missing.</summary>
    /// <exception cref="InvalidOperationException">The column has another type.</exception>
    public BinaryData GetBinaryData(string key) => GetValue<BinaryData>(key);

    /// <summary>The column as bytes; null if it is missing.</summary>
    /// <exception cref="InvalidOperationException">The column has another type.</exception>
    public byte[] GetBinary(string key) => GetValue<byte[]>(key);

    /// <summary>The column as a truth value; null if it is missing.</summary>
    /// <exception cref="InvalidOperationException">The column has another type.</exception>
    public bool? GetBoolean(string key) => GetValue<bool?>(key);

    /// <summary>The column as an instant in UTC; null if it is missing.</summary>
    /// <exception cref="InvalidOperationException">The column has another type.</exception>
    public DateTime? GetDateTime(string key) => GetValue<DateTime?>(key);

    /// <summary>The column as an instant; null if it is missing.</summary>
    /// <exception cref="InvalidOperationException">The column has another type.</exception>
    public DateTimeOffset? GetDateTimeOffset(string key) => GetValue<DateTimeOffset?>(key);

    /// <summary>The column as a number with fractions; null if it is missing.</summary>
    /// <exception cref="InvalidOperationException">The column has another type.</exception>
    public double? GetDouble(string key) => GetValue<double?>(key);

    /// <summary>The column as a GUID; null if it is missing.</summary>
    /// <exception cref="InvalidOperationException">The column has another type.</exception>
    public Guid? GetGuid(string key) => GetValue<Guid?>(key);

    /// <summary>The column as a 32-bit number; null if it is missing.</summary>
    /// <exception cref="InvalidOperationException">The column has another type.</exception>
    public int? GetInt32(string key) => GetValue<int?>(key);

    /// <summary>The column as a 64-bit number; null if it is missing.</summary>
    /// <exception cref="InvalidOperationException">The column has another type.</exception>
    public long? GetInt64(string key) => GetValue<long?>(key);

    private T GetValue<T>(string key)
    {
        object value = this[key];
        if (typeof(T) == typeof(DateTime?) && value is DateTimeOffset instant)
        {
            value = instant.UtcDateTime;
        }
        else if (typeof(T) == typeof(DateTimeOffset?) && value is DateTime moment)
        {
            value = new DateTimeOffset(moment);
        }
        else if (typeof(T) == typeof(BinaryData) && value is byte[] bytes)
        {
            value = new BinaryData(bytes);
        }

        return value switch
        {
            null => default,
            T typed => typed,
            _ => throw new InvalidOperationException($"Cannot return {typeof(T)} type for a {value.GetType()} typed property."),
        };
    }
}
