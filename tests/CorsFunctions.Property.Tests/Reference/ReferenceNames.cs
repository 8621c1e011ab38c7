namespace CorsFunctions.PropertyTests.Reference;

/// <summary>The Fetch standard's forbidden names, and those that make no sense where they stand.</summary>
internal static class ReferenceNames
{
    private static readonly string[] ForbiddenRequestHeaders =
    [
        "accept-charset", "accept-encoding", "access-control-request-headers", "access-control-request-method",
        "access-control-request-private-network", "connection", "content-length", "cookie", "cookie2", "date", "dnt", "expect",
        "host", "keep-alive", "origin", "referer", "set-cookie", "te", "trailer", "transfer-encoding", "upgrade", "via",
    ];

    private static readonly string[] PreflightResponseHeaders =
        ["access-control-allow-methods", "access-control-allow-headers", "access-control-max-age"];

    private static readonly string[] OtherResponseHeaders =
        ["access-control-allow-origin", "access-control-allow-credentials", "access-control-expose-headers"];

    public static bool IsForbiddenMethod(string name) => ReferenceText.Upper(name) is "CONNECT" or "TRACE" or "TRACK";

    public static bool CannotBeRequested(string name) =>
        ReferenceHeaderList.Contains([.. ForbiddenRequestHeaders, .. PreflightResponseHeaders, .. OtherResponseHeaders], name)
        || ReferenceText.Lower(name).StartsWith("sec-", StringComparison.Ordinal)
        || ReferenceText.Lower(name).StartsWith("proxy-", StringComparison.Ordinal);

    public static bool CannotBeExposed(string name) => ReferenceHeaderList.Contains(
        ["set-cookie", "set-cookie2", "origin", "access-control-request-method", "access-control-request-headers", .. PreflightResponseHeaders], name);
}
