using Microsoft.AspNetCore.Http;

namespace CorsFunctions.Benchmarks;

/// <summary>ASP.NET Core's response headers, as the emitter wants them.</summary>
internal sealed class ResponseHeaders(IHeaderDictionary headers) : IResponseHeaders
{
    public string? Read(string name) => headers[name];

    public void Write(string name, string value) => headers[name] = value;

    public bool RemoveAll(string prefix)
    {
        List<string>? found = null;
        foreach (var header in (HeaderDictionary)headers)
        {
            if (header.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                (found ??= []).Add(header.Key);
            }
        }

        found?.ForEach(name => headers.Remove(name));
        return found is not null;
    }
}
