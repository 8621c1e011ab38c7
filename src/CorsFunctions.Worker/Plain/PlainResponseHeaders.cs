using CorsFunctions.Http;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.Worker.Plain;

/// <summary>The emitter's view of a response of the worker.</summary>
internal sealed class PlainResponseHeaders(HttpHeadersCollection headers) : IResponseHeaders
{
    // The host takes headers as a map: a second line would be joined to the first by a comma.
    public void Write(string name, string value)
    {
        headers.Remove(name);
        headers.TryAddWithoutValidation(name, value);
    }

    public bool RemoveProtocols(out string? vary)
    {
        vary = null;
        List<string>? found = null;
        foreach (var header in headers.NonValidated)
        {
            if (CorsHeaderNames.IsProtocols(header.Key))
            {
                (found ??= []).Add(header.Key);
            }
            else if (CorsHeaderNames.IsVary(header.Key))
            {
                vary = string.Join(", ", header.Value);
            }
        }

        found?.ForEach(name => headers.Remove(name));
        return found is not null;
    }
}
