namespace CorsFunctions.PropertyTests.Invariants;

/// <summary>Response headers as a map, the way the Functions host takes them.</summary>
internal sealed class HeaderMap : IResponseHeaders
{
    private readonly Dictionary<string, string> lines = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, string> Lines => lines;

    public void Write(string name, string value) => lines[name] = value;

    public bool RemoveProtocols(out string? vary)
    {
        vary = lines.GetValueOrDefault(CorsHeaderNames.Vary);
        var found = lines.Keys.Where(CorsHeaderNames.IsProtocols).ToList();
        found.ForEach(name => lines.Remove(name));
        return found.Count > 0;
    }
}
