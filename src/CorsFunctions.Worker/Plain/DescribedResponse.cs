using System.Dynamic;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CorsFunctions.Worker.Plain;

/// <summary>A response as the host reads it from text or JSON: an object with a <c>body</c> may have <c>headers</c> and a status.</summary>
/// <param name="Content">What the body is made from.</param>
/// <param name="StatusCode">The status, 200 unless the object says otherwise.</param>
/// <param name="Headers">The headers that the object has.</param>
internal readonly record struct DescribedResponse(object? Content, int StatusCode, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    private const int Ok = 200;

    public static DescribedResponse From(object content)
    {
        object? parsed = content;
        if (content is string text)
        {
            if (!JsonStart.IsPossible(text))
            {
                return new DescribedResponse(text, Ok, []);
            }

            try
            {
                parsed = JsonConvert.DeserializeObject(text);
            }
            catch (JsonException)
            {
                return new DescribedResponse(text, Ok, []);
            }
        }

        return parsed is JObject json && Parse(json) is IDictionary<string, object?> response && Find(response, "body") is { Key: not null } body
            ? new DescribedResponse(body.Value, Status(response), HeadersOf(response))
            : new DescribedResponse(parsed, Ok, []);
    }

    /// <summary>The body as the host writes it: JSON objects indented, everything else as its own text.</summary>
    public static string ToText(object? content) => content switch
    {
        ExpandoObject value => JsonConvert.SerializeObject(value, Formatting.None),
        _ => Convert.ToString(content, CultureInfo.InvariantCulture) ?? "",
    };

    private static ExpandoObject? Parse(JObject json)
    {
        try
        {
            return JsonConvert.DeserializeObject<ExpandoObject>(json.ToString());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static KeyValuePair<string, object?> Find(IDictionary<string, object?> response, string name) =>
        response.FirstOrDefault(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static int Status(IDictionary<string, object?> response)
    {
        var status = Find(response, "statusCode") is { Key: not null } code ? code.Value : Find(response, "status").Value;
        var number = status switch
        {
            long value => value,
            string text when int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var parsed) => parsed,
            _ => Ok,
        };

        // Anything else makes the host fail, with a 500 and no headers.
        return number is >= 100 and <= 999 ? (int)number : 500;
    }

    private static List<KeyValuePair<string, string>> HeadersOf(IDictionary<string, object?> response)
    {
        var headers = new List<KeyValuePair<string, string>>();
        if (Find(response, "headers").Value is IDictionary<string, object?> members)
        {
            foreach (var (name, value) in members)
            {
                headers.Add(new(name, Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
            }
        }

        return headers;
    }
}
