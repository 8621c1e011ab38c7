using System.Text.Json;
using CorsFunctions.Conformance.Tests.Cases;

namespace CorsFunctions.Conformance.Tests.Hosting;

/// <summary>A policy file with one row, removed when the case is done.</summary>
internal sealed class PolicyFile : IDisposable
{
    public PolicyFile(string caseId, CasePolicy policy)
    {
        var row = new Dictionary<string, object?>
        {
            ["partitionKey"] = "default",
            ["rowKey"] = caseId,
            ["route"] = "/{*rest}",
        };
        foreach (var (name, value) in PolicyColumns.Of(policy))
        {
            row[JsonNamingPolicy.CamelCase.ConvertName(name)] = value;
        }

        FullName = Path.Combine(Directory.CreateTempSubdirectory("cors-conformance-").FullName, "policies.json");
        File.WriteAllBytes(FullName, JsonSerializer.SerializeToUtf8Bytes(new[] { row }));
    }

    public string FullName { get; }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(FullName)!, recursive: true);
}
