using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CorsFunctions.Rows;

namespace CorsFunctions.Sources;

/// <summary>A digest of rows, so that a reload that finds nothing new can be told without keeping the rows.</summary>
internal static class PolicyFingerprint
{
    public static string Of(IEnumerable<PolicyRow> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var line = new StringBuilder();
        foreach (var row in rows)
        {
            line.Clear();
            Append(line, row.PartitionKey);
            Append(line, row.RowKey);
            Append(line, row.Unreadable ?? "");
            foreach (var name in row.Columns.Keys.Order(StringComparer.Ordinal))
            {
                var value = row.Columns[name];
                Append(line, name);
                Append(line, value?.GetType().Name ?? "");
                Append(line, Text(value));
            }

            hash.AppendData(Encoding.UTF8.GetBytes(line.Append('\n').ToString()));
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return Convert.ToHexString(digest);
    }

    private static string Text(object? value) => value switch
    {
        string[] list => string.Concat(list.Select(element => $"{element.Length}:{element}")),
        // The general format leaves out fractions of a second.
        DateTimeOffset instant => instant.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    // Lengths keep neighbouring values apart.
    private static void Append(StringBuilder line, string text) =>
        line.Append(text.Length).Append(':').Append(text);
}
