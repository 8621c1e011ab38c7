using CorsFunctions.Http;
using Microsoft.AspNetCore.Http;

namespace CorsFunctions.Worker.AspNetCore;

/// <summary>The emitter's view of a response of ASP.NET Core.</summary>
internal sealed class AspNetCoreResponseHeaders(IHeaderDictionary headers) : IResponseHeaders
{
    public string? Read(string name) => headers.TryGetValue(name, out var values) ? values.ToString() : null;

    public void Write(string name, string value) => headers[name] = value;

    public bool RemoveAll(string prefix)
    {
        List<string>? found = null;
        foreach (var header in headers)
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
