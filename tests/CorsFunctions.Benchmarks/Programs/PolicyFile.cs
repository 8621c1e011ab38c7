using System.Text.Json.Nodes;

namespace CorsFunctions.Benchmarks.Programs;

/// <summary>A policy file with the rows of <see cref="TableStub"/>.</summary>
internal static class PolicyFile
{
    public static async Task<string> WriteAsync(string folder, int rows)
    {
        var file = Path.Combine(folder, "policies.json");
        await File.WriteAllTextAsync(file, new JsonArray([.. Enumerable.Range(0, rows).Select(Row)]).ToJsonString());
        return file;
    }

    private static JsonObject Row(int i)
    {
        var row = TableStub.Row(i, edits: 0);
        row.Remove("odata.etag");
        row.Remove("Timestamp");
        return row;
    }
}
