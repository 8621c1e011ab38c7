#nullable disable // Like the real library: annotations would change what the callers' compiler says.

using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>A transaction was refused; none of its actions took effect.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    /// <summary>Made from the failed sub-response's own exception.</summary>
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(
            requestFailedException.Status,
            requestFailedException.Message,
            requestFailedException.ErrorCode,
            requestFailedException.InnerException)
    {
        foreach (var key in requestFailedException.Data.Keys)
        {
            Data.Add(key, requestFailedException.Data[key]);
        }

        if (Data[ODataErrorParser.FailedIndex] is string index
            && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed))
        {
            FailedTransactionActionIndex = parsed;
        }
    }

    /// <summary>Position of the action that caused the failure, if the service named it.</summary>
    public int? FailedTransactionActionIndex { get; }
}
