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
            while (json.Read())
            {
                if (json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("code"u8))
                {
                    json.Read();
                    return json.TokenType == JsonTokenType.String ? json.GetString() : null;
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not from the service itself, or XML.
        }

        return null;
    }
}
