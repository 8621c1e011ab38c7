namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>When a cookie is sent with cross-site requests.</summary>
public enum SameSite
{
    /// <summary>No attribute: the browser's default.</summary>
    None = 0,

    /// <summary>On top-level navigation only.</summary>
    Lax = 1,

    /// <summary>Never.</summary>
    Strict = 2,

    /// <summary>Always; the cookie has to be <c>Secure</c>.</summary>
    ExplicitNone = 3,
}
