namespace CorsFunctions.Tests;

/// <summary>Response headers as a map, the way the Functions host takes them.</summary>
internal sealed class ResponseHeaders : IResponseHeaders
{
    private readonly Dictionary<string, string> lines = new(StringComparer.OrdinalIgnoreCase);

    public ResponseHeaders(IEnumerable<(string Name, string Value)> own)
    {
        foreach (var (name, value) in own)
        {
            lines.Add(name, value);
        }
    }

    public bool HadOwn { get; set; }

    public IReadOnlyCollection<string> Names => lines.Keys;

    public string? this[string name] => lines.GetValueOrDefault(name);

    public void Write(string name, string value) => lines[name] = value;

    public bool RemoveProtocols(out string? vary)
    {
        vary = lines.GetValueOrDefault(CorsHeaderNames.Vary);
        var found = lines.Keys.Where(CorsHeaderNames.IsProtocols).ToList();
        found.ForEach(name => lines.Remove(name));
        return found.Count > 0;
    }
}
