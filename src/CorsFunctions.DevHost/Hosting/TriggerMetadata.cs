using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CorsFunctions.DevHost.Hosting;

/// <summary>
/// What parameters besides the trigger are bound to: top-level properties of a JSON body, then query values over them,
/// then route values over both, then the query and the headers as a whole (the host's <c>GetRequestBindingData</c>).
/// </summary>
internal static class TriggerMetadata
{
    public static Dictionary<string, object?> Of(HttpRequest request, IReadOnlyDictionary<string, object?> route, string body)
    {
        var data = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        AddBody(data, body);
        var query = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.Last());
        foreach (var (name, value) in query)
        {
            if (!name.Equals(FunctionKeys.Query, StringComparison.OrdinalIgnoreCase))
            {
                data[name] = value;
            }
        }

        foreach (var (name, value) in route)
        {
            data[name] = value?.ToString();
        }

        data.TryAdd("Query", JsonConvert.SerializeObject(query));
        data.TryAdd("Headers", JsonConvert.SerializeObject(request.Headers.ToDictionary(pair => pair.Key, pair => pair.Value.ToString())));
        foreach (var name in data.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList())
        {
            data.Remove(name);
        }

        return data;
    }

    private static void AddBody(Dictionary<string, object?> data, string body)
    {
        if (!body.AsSpan().Trim().StartsWith("{"))
        {
            return;
        }

        try
        {
            foreach (var property in JObject.Parse(body).Properties())
            {
                if (property.Value.Type is not (JTokenType.Array or JTokenType.Null))
                {
                    data[property.Name] = property.Value is JObject json ? json.ToString(Formatting.None) : (string?)property.Value;
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // A body that is not JSON brings no values; the host ignores it too.
            data.Clear();
        }
    }
}
