using CorsFunctions.Rows;

namespace CorsFunctions.Tables.Reading;

/// <summary>
/// Reads the rows of a table, page by page, and knows whether all pages are, to the byte, those of the read before. Those are not parsed,
/// which is nine tenths of the work.
/// </summary>
/// <remarks>
/// A page's bytes hold every entity with its ETag, so whatever is written, moved or deleted changes them. After a page that differs, the
/// ones that were passed over are asked for again.
/// </remarks>
/// <param name="service">The service.</param>
/// <param name="table">The table.</param>
/// <param name="app">The app whose rows are read; null for all.</param>
internal sealed class TableReader(TableService service, string table, string? app)
{
    // The service may send a page without rows where a query meets a boundary between its servers, now and then.
    private const int MostEmptyPages = 100;
    private const int MostRows = 1_000_000;
    private const long MostBytes = 512L * 1024 * 1024;

    private readonly TableQuery query = new(service, table, app);

    /// <summary>How far this machine's clock is ahead of the service's, when an answer shows that.</summary>
    public TimeSpan ClockSkew => query.ClockSkew;

    /// <param name="known">The pages of the read before; null to parse all.</param>
    /// <param name="versions">Gets each row's ETag; null where nobody asks for it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="Azure.RequestFailedException">The service refuses.</exception>
    public async Task<TableRows> ReadAsync(PageVersion? known, List<string>? versions, CancellationToken cancellationToken)
    {
        var rows = new List<PolicyRow>();
        var pages = new List<string>();
        var reader = new EntityReader(app ?? "");
        var (empty, bytes, isKnown) = (0, 0L, known is not null);
        TablePage? page = null;
        do
        {
            var before = page;
            page = await query.GetPageAsync(before, cancellationToken).ConfigureAwait(false);
            using var _ = page;
            if (page.ContinuesAs(before))
            {
                throw new InvalidAnswerException("sends the same page again and again");
            }

            bytes += page.Bytes.Length;
            if (bytes > MostBytes)
            {
                throw new InvalidAnswerException($"sends more than {MostBytes / 1024 / 1024} MB");
            }

            pages.Add(page.Digest());
            if (isKnown && known!.Has(pages, page.IsLast))
            {
                continue;
            }

            if (isKnown && pages.Count > 1)
            {
                return await ReadAsync(known: null, versions, cancellationToken).ConfigureAwait(false);
            }

            isKnown = false;
            var count = rows.Count;
            reader.Read(page.Bytes, rows, versions);
            empty = rows.Count > count ? 0 : empty + 1;
            if (empty > MostEmptyPages)
            {
                throw new InvalidAnswerException($"sent {empty} pages without rows one after the other, and promises more");
            }

            if (rows.Count > MostRows)
            {
                throw new InvalidAnswerException($"sends more than {MostRows} rows");
            }
        }
        while (!page.IsLast);

        return new TableRows(isKnown ? null : rows, new PageVersion(pages));
    }
}

/// <summary>What was read.</summary>
/// <param name="Rows">The rows; null when all pages are those that were known.</param>
/// <param name="Version">The pages.</param>
internal sealed record TableRows(List<PolicyRow>? Rows, PageVersion Version);

/// <summary>The pages of one read, each by a digest of its bytes.</summary>
internal sealed record PageVersion(List<string> Pages)
{
    /// <summary>True when the last of these pages is the one in its place here.</summary>
    public bool Has(List<string> pages, bool isLast) => pages.Count <= Pages.Count && Pages[pages.Count - 1] == pages[^1] && isLast == (pages.Count == Pages.Count);
}
