namespace CorsFunctions.Browser.Tests.Scenarios;

/// <summary>Chromium's words, as its console had them in a run.</summary>
internal static class Sentences
{
    public const string NoHeader = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
    public const string NoHeaderOnPreflight = "Response to preflight request doesn't pass access control check: " + NoHeader;
    public const string Wildcard =
        "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.";
    public const string NoCredentials =
        "The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.";
    public const string NoCredentialsOnPreflight = "Response to preflight request doesn't pass access control check: " + NoCredentials;

    public const string NotOk = "Response to preflight request doesn't pass access control check: It does not have HTTP ok status.";

    public static string Method(string method) => $"Method {method} is not allowed by Access-Control-Allow-Methods in preflight response.";

    public static string Header(string name) => $"Request header field {name} is not allowed by Access-Control-Allow-Headers in preflight response.";
}
