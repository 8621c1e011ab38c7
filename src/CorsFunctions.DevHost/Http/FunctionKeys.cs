using Microsoft.AspNetCore.Http;

namespace CorsFunctions.DevHost.Http;

/// <summary>The host's question for a key, before any code of the app. There are no keys on a developer's machine: any that is not empty counts.</summary>
internal static class FunctionKeys
{
    public const string Header = "x-functions-key";
    public const string Query = "code";

    public static bool Admit(HttpRequest request, bool isAnonymous)
        => isAnonymous || !string.IsNullOrEmpty(KeyOf(request));

    // A header that is there, even empty, hides the query.
    private static string? KeyOf(HttpRequest request)
        => request.Headers.TryGetValue(Header, out var values) || request.Query.TryGetValue(Query, out values) ? values[0] : null;
}
