using System.Text;
using System.Text.Json;
using CorsFunctions.PropertyTests.Generation;

namespace CorsFunctions.Fuzz;

/// <summary>Policy files whose bytes are changed at random: they load, or the source says why not.</summary>
internal static class OddFiles
{
    private static readonly string Name = Path.Combine(Path.GetTempPath(), $"cors-fuzz-{Environment.ProcessId}.json");

    private static readonly string[] Snippets =
        ["\"\\ud800\"", "\\ud800", "\\u0000", "null", "{}", "[]", "[1]", "1e999", "-0", "99999999999999999999", "//", "/*", "\"\"", ",", "{", "}", "[", "]", "\"", "\\"];

    public static PolicySet? Load(Random random, IEnumerable<PolicyRow> rows)
    {
        var elements = rows.Select(row => new Dictionary<string, object?>(row.Columns.Select(column => KeyValuePair.Create(CamelCase(column.Key), column.Value))) { ["rowKey"] = row.RowKey });
        var text = JsonSerializer.Serialize(elements);
        for (var times = random.Next(0, 4); times > 0; times--)
        {
            text = random.Percent(50) ? Mutation.OfText(random, text) : Put(random, text);
        }

        // A lone surrogate becomes three bytes that are no UTF-8 in one of two cases.
        File.WriteAllBytes(Name, random.Percent(50) ? Encoding.UTF8.GetBytes(text) : Encoding.Latin1.GetBytes(text));
        try
        {
            return PolicySet.Create(new FilePolicySource(Name, RowDraw.App).LoadAsync(CancellationToken.None).GetAwaiter().GetResult(), RowDraw.App);
        }
        catch (PolicySourceException e) when (e.Message.Length > 0)
        {
            return null;
        }
        finally
        {
            File.Delete(Name);
        }
    }

    // Into a place where a value or a text is, more often than not.
    private static string Put(Random random, string text)
    {
        var places = Enumerable.Range(0, text.Length).Where(i => text[i] is ':' or '"').ToList();
        var at = places.Count == 0 ? 0 : random.One(places) + 1;
        var end = random.Percent(50) ? at : Math.Min(text.Length, at + random.Next(20));
        return text[..at] + random.One(Snippets) + text[end..];
    }

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
