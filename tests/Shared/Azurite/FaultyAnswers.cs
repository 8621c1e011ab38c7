namespace CorsFunctions.Azurite;

/// <summary>The whole answers that <see cref="FaultyProxy"/> makes up.</summary>
internal static class FaultyAnswers
{
    public static string For(ProxyMode mode) => mode switch
    {
        ProxyMode.Unavailable => Error("503 Service Unavailable", "ServerBusy", "The server is busy."),
        ProxyMode.Forbidden => Error(
            "403 Forbidden",
            "AuthorizationPermissionMismatch",
            "This request is not authorized to perform this operation using this permission."),
        ProxyMode.GarbageBody => Answer("200 OK", "\u0000\u0001<html>this is not a page of rows"),
        ProxyMode.Garbage => "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\r\n\r\n\u0000\u00ff\u00fe this is not HTTP",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "This mode makes up no answer."),
    };

    private static string Error(string status, string code, string message) =>
        Answer(status, $$"""{"odata.error": {"code": "{{code}}", "message": {"lang": "en-US", "value": "{{message}}"} } }""");

    private static string Answer(string status, string body) =>
        $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";
}
