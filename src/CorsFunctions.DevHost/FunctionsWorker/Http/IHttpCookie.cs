namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>A cookie.</summary>
public interface IHttpCookie
{
    /// <summary>The hosts that receive the cookie.</summary>
    string? Domain { get; }

    /// <summary>When the cookie expires.</summary>
    DateTimeOffset? Expires { get; }

    /// <summary>Whether scripts cannot read the cookie.</summary>
    bool? HttpOnly { get; }

    /// <summary>The seconds until the cookie expires.</summary>
    double? MaxAge { get; }

    /// <summary>The name.</summary>
    string Name { get; }

    /// <summary>The path that a URL has to have.</summary>
    string? Path { get; }

    /// <summary>When the cookie is sent with cross-site requests.</summary>
    SameSite SameSite { get; }

    /// <summary>Whether the cookie is sent over HTTPS only.</summary>
    bool? Secure { get; }

    /// <summary>The value.</summary>
    string Value { get; }
}
