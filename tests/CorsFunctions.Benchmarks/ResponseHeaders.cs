using Microsoft.AspNetCore.Http;

namespace CorsFunctions.Benchmarks;

/// <summary>ASP.NET Core's response headers, as the emitter wants them.</summary>
internal sealed class ResponseHeaders(HeaderDictionary headers) : IResponseHeaders
{
    public void Write(string name, string value) => headers[name] = value;

    public bool RemoveProtocols(out string? vary)
    {
        vary = null;
        List<string>? found = null;
        foreach (var header in headers)
        {
            if (CorsHeaderNames.IsProtocols(header.Key))
            {
                (found ??= []).Add(header.Key);
            }
            else if (CorsHeaderNames.IsVary(header.Key))
            {
                vary = header.Value.ToString();
            }
        }

        found?.ForEach(name => headers.Remove(name));
        return found is not null;
    }
}
