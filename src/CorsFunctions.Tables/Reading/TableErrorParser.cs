using System.Text.Json;
using Azure;
using Azure.Core;

namespace CorsFunctions.Tables.Reading;

/// <summary>Finds the code of a refusal, as in <c>{"odata.error":{"code":"TableNotFound", …}}</c>.</summary>
internal sealed class TableErrorParser : RequestFailedDetailsParser
{
    public override bool TryParse(Response response, out ResponseError? error, out IDictionary<string, string>? data)
    {
        (error, data) = (null, null);
        if (response.ContentStream is AnswerBody body && CodeOf(body.Bytes) is { } code)
        {
            error = new ResponseError(code, message: null);
        }

        return error is not null;
    }

    private static string? CodeOf(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body);
        try
        {
            return MoveTo(ref json, "odata.error"u8) && MoveTo(ref json, "code"u8) && json.TokenType == JsonTokenType.String ? json.GetString() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // XML, or not from the service itself.
            return null;
        }
    }

    // From before or at an object to the value of one of its own members.
    private static bool MoveTo(ref Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        if ((json.TokenType == JsonTokenType.None && !json.Read()) || json.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isFound = json.ValueTextEquals(name);
            json.Read();
            if (isFound)
            {
                return true;
            }

            json.Skip();
        }

        return false;
    }
}
