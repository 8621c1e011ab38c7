namespace CorsFunctions.Browser;

/// <summary>Methods as <c>fetch()</c> treats them (Fetch, section "Methods").</summary>
internal static class FetchMethod
{
    private static readonly string[] Normalized = ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"];

    /// <summary>"Normalize": upper-cases six methods and no other, so that <c>patch</c> never becomes <c>PATCH</c>.</summary>
    public static string Normalize(string method) =>
        Normalized.FirstOrDefault(each => each.Equals(method, StringComparison.OrdinalIgnoreCase)) ?? method;

    /// <summary>"CORS-safelisted method".</summary>
    public static bool IsSafelisted(string method) => method is "GET" or "HEAD" or "POST";
}
