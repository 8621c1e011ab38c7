using CorsFunctions.Browser;
using CorsFunctions.Explanations;

namespace CorsFunctions.Worker.Endpoints;

/// <summary>The question of <c>/api/cors/explain</c>.</summary>
internal static class ExplainQuery
{
    private const string Url = "url";
    private const string Origin = "origin";
    private const string Method = "method";
    private const string Header = "header";
    private const string Credentials = "credentials";

    public static bool TryRead(string query, out ExplainedRequest? request, out string error)
    {
        request = null;
        var parameters = new EndpointQuery(query, [Url, Origin, Method, Credentials], [Header]);
        var credentials = parameters.ReadBoolean(Credentials);
        error = parameters.Error
            ?? (parameters.Read(Url) is null ? "'url' is missing. Write the path as the browser sends it, as in ?url=/api/data&origin=https://app.example.com" : null)
            ?? (parameters.Read(Origin) is null ? "'origin' is missing. Write the page's origin, as in ?url=/api/data&origin=https://app.example.com" : null)
            ?? "";
        return error.Length == 0 && ExplainedRequest.TryCreate(
            parameters.Read(Url)!, parameters.Read(Origin)!, parameters.Read(Method) is { Length: > 0 } method ? method : "GET",
            [.. parameters.ReadAll(Header).Select(ReadHeader)], credentials ? CredentialsMode.Include : CredentialsMode.Omit, out request, out error);
    }

    // "Name", "Name: value" or "Name=value", as the tool takes it.
    private static HeaderLine ReadHeader(string text)
    {
        var end = text.AsSpan().IndexOfAny(':', '=');
        return end < 0 ? new HeaderLine(text.Trim(), "") : new HeaderLine(text[..end].Trim(), text[(end + 1)..].Trim());
    }
}
