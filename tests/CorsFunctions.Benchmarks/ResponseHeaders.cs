using CorsFunctions.Protocol;
using Microsoft.AspNetCore.Http;

namespace CorsFunctions.Benchmarks;

/// <summary>ASP.NET Core's response headers, as the emitter wants them.</summary>
internal sealed class ResponseHeaders(IHeaderDictionary headers) : ICorsResponseHeaders
{
    public string? Read(string name) => headers[name];

    public void Write(string name, string value) => headers[name] = value;

    public bool Remove(string name) => headers.Count > 0 && headers.Remove(name);
}
