namespace CorsFunctions.Worker.Tests;

internal static class ResponseExtensions
{
    /// <summary>A header as one value, or null.</summary>
    public static string? Header(this HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;

    public static string? AllowedOrigin(this HttpResponseMessage response) => response.Header("Access-Control-Allow-Origin");

    public static IEnumerable<string> CorsHeaders(this HttpResponseMessage response) =>
        response.Headers.Where(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)).Select(header => header.Key).Order();
}
