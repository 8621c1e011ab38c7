namespace CorsFunctions.Cli.Check;

/// <summary>The closed list of causes; scripts rely on it, docs/check.md documents it.</summary>
internal static class Cause
{
    public const string None = "none";
    public const string Unreachable = "unreachable";
    public const string Timeout = "timeout";
    public const string Tls = "tls";
    public const string AuthBeforeCors = "auth-before-cors";
    public const string Redirect = "redirect";
    public const string NoOptionsRoute = "no-options-route";
    public const string ServerError = "server-error";
    public const string PlatformAnswered = "platform-answered";
    public const string NoCorsHeaders = "no-cors-headers";
    public const string HeadersOnSuccessOnly = "headers-on-success-only";
    public const string DuplicateAllowOrigin = "duplicate-allow-origin";
    public const string OriginMismatch = "origin-mismatch";
    public const string OriginNotAllowed = "origin-not-allowed";
    public const string WildcardWithCredentials = "wildcard-with-credentials";
    public const string CredentialsNotAllowed = "credentials-not-allowed";
    public const string MethodMissing = "method-missing";
    public const string HeaderMissing = "header-missing";
    public const string UnparsableList = "unparsable-list";

    // Findings, which may stand beside an allowed verdict.
    public const string MissingVary = "missing-vary";
    public const string OriginReflected = "origin-reflected";
    public const string NullAllowed = "null-allowed";
    public const string MaxAgeAboveCap = "max-age-above-cap";
    public const string CachedAnswer = "cached-answer";

    public static IReadOnlyList<string> All { get; } =
    [
        None, Unreachable, Timeout, Tls, AuthBeforeCors, Redirect, NoOptionsRoute, ServerError, PlatformAnswered, NoCorsHeaders,
        HeadersOnSuccessOnly, DuplicateAllowOrigin, OriginMismatch, OriginNotAllowed, WildcardWithCredentials, CredentialsNotAllowed,
        MethodMissing, HeaderMissing, UnparsableList, MissingVary, OriginReflected, NullAllowed, MaxAgeAboveCap, CachedAnswer,
    ];
}
