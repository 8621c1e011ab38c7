using CorsFunctions.Http;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.Worker.Plain;

/// <summary>The emitter's view of a response of the worker.</summary>
internal sealed class PlainResponseHeaders(HttpHeadersCollection headers) : IResponseHeaders
{
    public string? Read(string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    // The host takes headers as a map: a second line would be joined to the first by a comma.
    public void Write(string name, string value)
    {
        headers.Remove(name);
        headers.TryAddWithoutValidation(name, value);
    }

    public bool RemoveAll(string prefix)
    {
        List<string>? found = null;
        foreach (var header in headers.NonValidated)
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
