using System.Text.Encodings.Web;
using System.Text.Json;

namespace CorsFunctions.PropertyTests.Generation;

/// <summary>Rows and one request: the input of most properties, printed so that it can be pasted into a test.</summary>
internal sealed record PolicyCase(PolicyRow[] Rows, CorsRequest Request)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static PolicyCase Draw(Random random)
    {
        var rows = RowDraw.Rows(random);
        return new PolicyCase(rows, RequestDraw.Request(random, rows));
    }

    /// <summary>The same without a row, without a column, without an element of a list, without an optional part of the request.</summary>
    public static IEnumerable<PolicyCase> Shrink(PolicyCase value) =>
    [
        .. ShrinkRows(value.Rows).Select(rows => value with { Rows = rows }),
        .. ShrinkRequest(value.Request).Select(request => value with { Request = request }),
    ];

    public static IEnumerable<PolicyRow[]> ShrinkRows(PolicyRow[] rows) =>
    [
        .. rows.Select((_, i) => (PolicyRow[])[.. rows[..i], .. rows[(i + 1)..]]),
        .. rows.SelectMany((row, i) => ShrinkRow(row).Select(smaller => (PolicyRow[])[.. rows[..i], smaller, .. rows[(i + 1)..]])),
    ];

    public override string ToString() =>
        string.Join('\n', Rows.Select(row => $"row '{row.RowKey}' {JsonSerializer.Serialize(row.Columns.Where(column => column.Value is not "").ToDictionary(), Readable)}"))
        + $"\nrequest {JsonSerializer.Serialize(Request, Readable)}";

    private static IEnumerable<PolicyRow> ShrinkRow(PolicyRow row)
    {
        foreach (var (column, value) in row.Columns.Where(column => column.Value is string { Length: > 0 }))
        {
            yield return With(row, column, "");
            var elements = ((string)value!).Split([' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; elements.Length > 1 && i < elements.Length; i++)
            {
                yield return With(row, column, string.Join(' ', [.. elements[..i], .. elements[(i + 1)..]]));
            }
        }
    }

    private static PolicyRow With(PolicyRow row, string column, string value) =>
        new(row.PartitionKey, row.RowKey, new Dictionary<string, object?>(row.Columns) { [column] = value });

    private static IEnumerable<CorsRequest> ShrinkRequest(CorsRequest request)
    {
        if (request.RequestHeaders is { Length: > 0 } headers)
        {
            yield return request with { RequestHeaders = null };
            yield return request with { RequestHeaders = headers[..(headers.Length / 2)] };
            yield return request with { RequestHeaders = headers[1..] };
            yield return request with { RequestHeaders = headers[..^1] };
        }

        if (request.RequestMethod is not null)
        {
            yield return request with { RequestMethod = null };
        }

        if (request.Path.LastIndexOf('/') is var slash and > 0)
        {
            yield return request with { Path = request.Path[..slash] };
        }
    }
}
