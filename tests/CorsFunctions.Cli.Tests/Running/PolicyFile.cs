using System.Text;

namespace CorsFunctions.Cli.Tests.Running;

/// <summary>A policy file that is removed when the test is done.</summary>
internal sealed class PolicyFile : IDisposable
{
    public PolicyFile(string json)
        : this(Encoding.UTF8.GetBytes(json))
    {
    }

    public PolicyFile(byte[] content) => File.WriteAllBytes(FullName, content);

    public string FullName { get; } = Path.Combine(Directory.CreateTempSubdirectory("cors-cli-").FullName, "policies.json");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(FullName)!, recursive: true);
}
