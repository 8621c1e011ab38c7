using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Reads code and message of <c>{"odata.error":{"code":…,"message":{"value":…}}}</c>; anything else is no error body.</summary>
internal sealed class ODataErrorParser : RequestFailedDetailsParser
{
    public const string FailedIndex = "FailedEntity";

    public override bool TryParse(Response response, [NotNullWhen(true)] out ResponseError? error, out IDictionary<string, string>? data)
    {
        error = null;
        data = null;
        if (response.ContentStream is not MemoryStream)
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(response.Content);
            if (Property(document.RootElement, "odata.error") is not { } body)
            {
                return false;
            }

            var message = Property(body, "message") is { } wrapper ? Text(wrapper, "value") : null;
            error = new ResponseError(Text(body, "code"), message);
            data = new Dictionary<string, string>();
            if (IndexIn(message) is { } index)
            {
                data[FailedIndex] = index;
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // A transaction's error message starts with the position of the action at fault: "1:The specified entity already exists."
    private static string? IndexIn(string? message)
    {
        var colon = message?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon > 0 && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index.ToString(CultureInfo.InvariantCulture)
            : null;
    }

    private static JsonElement? Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
