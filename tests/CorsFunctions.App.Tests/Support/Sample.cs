namespace CorsFunctions.App.Tests.Support;

/// <summary>What the rows of policies.sample.json mean on the wire.</summary>
internal static class Sample
{
    public const string App = "https://app.example.com";
    public const string Tenant = "https://a.tenants.example.com";
    public const string Localhost = "http://localhost:5173";
    public const string Admin = "https://admin.example.com";
    public const string Refused = "https://evil.example";

    public const string AppMethods = "GET, HEAD, POST, PUT, PATCH, DELETE";
    public const string AppHeaders = "Authorization, Content-Type";
    public const string AppExposed = "ETag, X-Request-Id";

    /// <summary>All CORS lines of an answer to an actual request of the web app.</summary>
    public static string[] AppLines { get; } =
    [
        "access-control-allow-credentials: true",
        $"access-control-allow-origin: {App}",
        $"access-control-expose-headers: {AppExposed}",
    ];

    /// <summary>All CORS lines of an allowed preflight of the web app.</summary>
    public static string[] AppPreflightLines { get; } = [.. AppRefusedPreflightLines, "access-control-max-age: 600"];

    /// <summary>All CORS lines of a preflight of the web app that asks for a method or header that it may not use.</summary>
    public static string[] AppRefusedPreflightLines =>
    [
        "access-control-allow-credentials: true",
        $"access-control-allow-headers: {AppHeaders}",
        $"access-control-allow-methods: {AppMethods}",
        $"access-control-allow-origin: {App}",
    ];
}
