namespace CorsFunctions.Azurite;

/// <summary>The whole answers that <see cref="FaultyProxy"/> makes up.</summary>
public static class FaultyAnswers
{
    public static string For(ProxyMode mode) => mode switch
    {
        ProxyMode.Unavailable => Error("503 Service Unavailable", "ServerBusy", "The server is busy."),
        ProxyMode.Forbidden => Error(
            "403 Forbidden",
            "AuthorizationPermissionMismatch",
            "This request is not authorized to perform this operation using this permission."),
        ProxyMode.RetryAfter => Error("503 Service Unavailable", "ServerBusy", "The server is busy.", "Retry-After: 3600\r\n"),
        ProxyMode.WrongClock => Error("403 Forbidden", "AuthenticationFailed", "Server failed to authenticate the request.", "Date: Thu, 01 Jan 2026 00:00:00 GMT\r\n"),
        ProxyMode.EmptyPages => Answer("200 OK", """{"value":[]}""", Continuation(Guid.NewGuid().ToString("n"))),
        ProxyMode.SamePage => Answer("200 OK", """{"value":[{"PartitionKey":"app","RowKey":"a","Origins":"https://a.example"}]}""", Continuation("same")),
        ProxyMode.Drip => "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{\"value\":[",
        ProxyMode.NoValue => Answer("200 OK", """{"odata.metadata":"x","values":[]}"""),
        ProxyMode.NoKeys => Answer("200 OK", """{"value":[{"Origins":"https://app.example.com"},{"PartitionKey":"app","RowKey":"good","Origins":"https://good.example.com"}]}"""),
        ProxyMode.GarbageBody => Answer("200 OK", "\u0000\u0001<html>this is not a page of rows"),
        ProxyMode.Garbage => "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\r\n\r\n\u0000\u00ff\u00fe this is not HTTP",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "This mode makes up no answer."),
    };

    private static string Error(string status, string code, string message, string headers = "") =>
        Answer(status, $$"""{"odata.error": {"code": "{{code}}", "message": {"lang": "en-US", "value": "{{message}}"} } }""", headers);

    private static string Continuation(string row) =>
        $"x-ms-continuation-NextPartitionKey: app\r\nx-ms-continuation-NextRowKey: {row}\r\n";

    private static string Answer(string status, string body, string headers = "") =>
        $"HTTP/1.1 {status}\r\n{headers}Content-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";
}
