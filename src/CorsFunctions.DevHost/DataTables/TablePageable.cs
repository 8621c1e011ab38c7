namespace Azure.Data.Tables;

/// <summary>Fetches pages on demand, until one has no continuation token.</summary>
internal sealed class TablePageable<T>(Func<string?, int?, Task<Page<T>>> fetch, int? defaultPageSize) : AsyncPageable<T>
    where T : notnull
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            var page = await fetch(continuationToken, pageSizeHint ?? defaultPageSize).ConfigureAwait(false);
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(continuationToken));
    }
}
