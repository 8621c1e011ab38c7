#nullable disable // Like the real library: annotations would change what the callers' compiler says.

namespace Azure.Data.Tables;

/// <summary>A row of a table: its two keys, and what the service adds.</summary>
public interface ITableEntity
{
    /// <summary>First half of the key; rows of one partition are stored together.</summary>
    string PartitionKey { get; set; }

    /// <summary>Second half of the key, unique within the partition.</summary>
    string RowKey { get; set; }

    /// <summary>When the service last changed the row.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The row's version, for conditional updates.</summary>
    ETag ETag { get; set; }
}
