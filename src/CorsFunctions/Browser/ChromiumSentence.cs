namespace CorsFunctions.Browser;

/// <summary>The sentences that Chromium 156 prints in the console (its cors_error_string.cc).</summary>
internal static class ChromiumSentence
{
    private const string ValidValue = "Have the server send the header with a valid value.";

    /// <summary>The whole line of the console; empty when nothing is blocked.</summary>
    public static string Of(BrowserVerdict verdict, string url, string origin) =>
        verdict.IsAllowed ? "" : $"Access to fetch at '{url}' from origin '{origin}' has been blocked by CORS policy: {ReasonOf(verdict)}";

    /// <summary>What follows "has been blocked by CORS policy: "; empty when nothing is blocked.</summary>
    public static string ReasonOf(BrowserVerdict verdict)
    {
        var subject = verdict.Subject;
        return verdict.Objection switch
        {
            BrowserObjection.None => "",
            BrowserObjection.UnparsableMethods => "Cannot parse Access-Control-Allow-Methods response header field in preflight response.",
            BrowserObjection.UnparsableHeaders => "Cannot parse Access-Control-Allow-Headers response header field in preflight response.",
            BrowserObjection.MethodNotAllowed => $"Method {subject} is not allowed by Access-Control-Allow-Methods in preflight response.",
            BrowserObjection.HeaderNotAllowed => $"Request header field {subject} is not allowed by Access-Control-Allow-Headers in preflight response.",
            _ when verdict.IsOfPreflight => "Response to preflight request doesn't pass access control check: " + Access(verdict.Objection, subject),
            _ => Access(verdict.Objection, subject),
        };
    }

    private static string Access(BrowserObjection objection, string subject) =>
        objection switch
        {
            BrowserObjection.Redirected => "Redirect is not allowed for a preflight request.",
            BrowserObjection.MissingAllowOrigin => "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
            BrowserObjection.WildcardWithCredentials =>
                "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
            BrowserObjection.MultipleAllowOrigins =>
                $"The 'Access-Control-Allow-Origin' header contains multiple values '{subject}', but only one is allowed. {ValidValue}",
            BrowserObjection.InvalidAllowOrigin => $"The 'Access-Control-Allow-Origin' header contains the invalid value '{subject}'. {ValidValue}",
            BrowserObjection.OriginMismatch =>
                $"The 'Access-Control-Allow-Origin' header has a value '{subject}' that is not equal to the supplied origin. {ValidValue}",
            BrowserObjection.CredentialsNotAllowed =>
                $"The value of the 'Access-Control-Allow-Credentials' header in the response is '{subject}' which must be 'true' when the request's credentials mode is 'include'.",
            BrowserObjection.StatusNotOk => "It does not have HTTP ok status.",
            _ => throw new ArgumentOutOfRangeException(nameof(objection), objection, "This objection has no sentence of the access check."),
        };
}
