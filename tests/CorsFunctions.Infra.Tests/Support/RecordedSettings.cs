using Microsoft.Extensions.Configuration;

namespace CorsFunctions.Infra.Tests.Support;

/// <summary>Settings that know which of them were read.</summary>
internal sealed class RecordedSettings : ConfigurationProvider, IConfigurationSource
{
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    public RecordedSettings(IReadOnlyDictionary<string, string> settings)
    {
        foreach (var (name, value) in settings)
        {
            Data[name] = value;
        }
    }

    public IReadOnlyCollection<string> Read => read;

    public override bool TryGet(string key, out string? value)
    {
        var found = base.TryGet(key, out value);
        if (found)
        {
            read.Add(Data.Keys.Single(name => name.Equals(key, StringComparison.OrdinalIgnoreCase)));
        }

        return found;
    }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;
}
