namespace CorsFunctions.Http;

/// <summary>The methods of a row, and the header value that announces them.</summary>
internal sealed class AllowedMethods
{
    /// <summary>No browser asks for a longer method; a longer one is not repeated in an answer.</summary>
    public const int MaxLength = 64;

    private static readonly string[] Normalized = ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"];

    private readonly HashSet<string> names;

    /// <param name="names">Normalised method names, without <c>*</c>.</param>
    /// <param name="isWildcard">Whether the row has <c>*</c>.</param>
    public AllowedMethods(IReadOnlyCollection<string> names, bool isWildcard)
    {
        this.names = new HashSet<string>(names, StringComparer.Ordinal);
        IsWildcard = isWildcard;
        HeaderValue = names.Count == 0 ? null : string.Join(", ", names);
    }

    public static AllowedMethods None { get; } = new([], isWildcard: false);

    public bool IsWildcard { get; }

    /// <summary>The listed methods, or null when there are none.</summary>
    public string? HeaderValue { get; }

    /// <summary>Fetch, "CORS-preflight fetch", step 7.5: the safelisted methods need no listing; the comparison minds case.</summary>
    public bool Allows(string? method) =>
        method is "GET" or "HEAD" or "POST"
        || (method is not null && (names.Contains(method)
            || (IsWildcard && method.Length <= MaxLength && HttpToken.IsToken(method) && !ForbiddenNames.IsForbiddenMethod(method))));

    /// <summary>Fetch, "normalize a method", extended by HEAD to all that browsers upper-case; <c>patch</c> stays as it is.</summary>
    public static string Normalize(string method)
    {
        foreach (var known in Normalized)
        {
            if (method.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        return method;
    }
}
