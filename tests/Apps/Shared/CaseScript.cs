using System.Collections.Concurrent;
using System.Text.Json;

namespace CorsFunctions.TestApps;

/// <summary>What the function of a conformance case has to answer, and how often it ran. The setting CONFORMANCE_CASES names the file.</summary>
internal sealed record CaseScript(int Status, IReadOnlyList<(string Name, string Value)> Headers, bool Throws)
{
    private static readonly CaseScript Plain = new(200, [], false);
    private static readonly ConcurrentDictionary<string, int> RunsById = new(StringComparer.Ordinal);
    private static readonly Lazy<Dictionary<string, CaseScript>> All = new(Read);

    /// <summary>Counts a run and returns what to answer.</summary>
    public static CaseScript Run(string id)
    {
        RunsById.AddOrUpdate(id, 1, (_, runs) => runs + 1);
        return All.Value.GetValueOrDefault(id, Plain);
    }

    public static int Runs(string id) => RunsById.GetValueOrDefault(id);

    private static Dictionary<string, CaseScript> Read()
    {
        var file = Environment.GetEnvironmentVariable("CONFORMANCE_CASES") ?? throw new InvalidOperationException("CONFORMANCE_CASES names no file.");
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return json.RootElement.GetProperty("cases").EnumerateArray()
            .Where(each => each.TryGetProperty("handler", out _))
            .ToDictionary(each => each.GetProperty("id").GetString()!, each => Parse(each.GetProperty("handler")));
    }

    private static CaseScript Parse(JsonElement handler) => new(
        handler.TryGetProperty("status", out var status) ? status.GetInt32() : Plain.Status,
        handler.TryGetProperty("headers", out var headers) ? [.. headers.EnumerateArray().Select(line => (line[0].GetString()!, line[1].GetString()!))] : [],
        handler.TryGetProperty("throws", out var throws) && throws.GetBoolean());
}
