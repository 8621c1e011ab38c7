namespace CorsFunctions.PropertyTests.Reference;

/// <summary>Fetch, "CORS-preflight fetch", seen from the server: the check, and the truthful lists.</summary>
internal static class ReferencePreflight
{
    public static CorsReason Check(ReferenceRow row, CorsRequest request) =>
        !AllowsMethod(row, request.RequestMethod!) ? CorsReason.MethodNotAllowed
        : !ReferenceHeaderList.Allows(row.Headers, row.HasStar("Headers"), request.RequestHeaders) ? CorsReason.HeaderNotAllowed
        : CorsReason.None;

    public static void Announce(ReferenceRow row, CorsRequest request, CorsReason reason, DateTimeOffset now, Dictionary<string, string> headers)
    {
        Set(headers, "Access-Control-Allow-Methods", AnnounceMethods(row, request, reason));
        Set(headers, "Access-Control-Allow-Headers", AnnounceHeaders(row, request, reason));
        Set(headers, "Access-Control-Max-Age", reason == CorsReason.None ? row.MaxAge(now) : null);
    }

    private static bool AllowsMethod(ReferenceRow row, string method) =>
        method is "GET" or "HEAD" or "POST"
        || row.Methods.Contains(method)
        || (row.HasStar("Methods") && ReferenceHeaderList.IsToken(method) && method.Length <= 64 && !ReferenceNames.IsForbiddenMethod(method));

    private static string? AnnounceMethods(ReferenceRow row, CorsRequest request, CorsReason reason) =>
        !row.HasStar("Methods") || reason == CorsReason.MethodNotAllowed ? row.Announce("Methods")
        : row.Credentials ? request.RequestMethod
        : "*";

    private static string? AnnounceHeaders(ReferenceRow row, CorsRequest request, CorsReason reason)
    {
        var listed = row.Announce("Headers");
        if (!row.HasStar("Headers") || reason == CorsReason.MethodNotAllowed)
        {
            return listed;
        }

        if (reason == CorsReason.HeaderNotAllowed)
        {
            return WithoutAuthorization(request.RequestHeaders);
        }

        var star = ReferenceHeaderList.Contains(row.Headers, "authorization") ? "*, Authorization" : "*";
        return !row.Credentials ? star : Repeat(request.RequestHeaders) ?? listed;
    }

    // "The full requested list", and "only validated tokens": a list that is not as browsers write it is written anew.
    private static string? Repeat(string? requested)
    {
        var names = ReferenceHeaderList.Parse(requested)!;
        return names.Length == 0 ? null : string.Join(',', names);
    }

    // What was asked for besides Authorization, which a star never covers; nothing for an ill-formed list.
    private static string? WithoutAuthorization(string? requested)
    {
        var names = ReferenceHeaderList.Parse(requested);
        var others = names?.Where(name => ReferenceText.Lower(name) != "authorization").ToList();
        return requested!.Length > 2048 || others is null or [] || names!.Any(name => name.Length > 256) ? null : string.Join(',', others);
    }

    private static void Set(Dictionary<string, string> headers, string name, string? value)
    {
        if (value is not null)
        {
            headers[name] = value;
        }
    }
}
