namespace CorsFunctions.Browser.Tests.Scenarios;

/// <summary>Pages and addresses, without ports.</summary>
internal static class Places
{
    public const string App = "http://app.localhost";
    public const string Evil = "http://evil.localhost";
    public const string Admin = "http://admin.localhost";
    public const string SecureApp = "https://app.example.test";

    /// <summary>Another site than every page under <c>.localhost</c>.</summary>
    public const string Api = "http://api.localhost/api";

    /// <summary>The same site as <see cref="SecureApp"/>, so that its cookies are not a third party's.</summary>
    public const string SecureApi = "https://api.example.test/api";
}
