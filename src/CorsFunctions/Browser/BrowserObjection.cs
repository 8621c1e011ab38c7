namespace CorsFunctions.Browser;

/// <summary>What a browser has against a response; each has one sentence of Chromium's, see <see cref="ChromiumSentence"/>.</summary>
internal enum BrowserObjection
{
    None,

    /// <summary>The preflight was answered by a redirect.</summary>
    Redirected,
    MissingAllowOrigin,

    /// <summary><c>Access-Control-Allow-Origin: *</c>, and credentials are included.</summary>
    WildcardWithCredentials,

    /// <summary>Several values, of one line or of several.</summary>
    MultipleAllowOrigins,

    /// <summary>A value that is no URL at all.</summary>
    InvalidAllowOrigin,

    /// <summary>The value is another origin than the request's, were it by one byte.</summary>
    OriginMismatch,

    /// <summary>Credentials are included, and <c>Access-Control-Allow-Credentials</c> is not <c>true</c>.</summary>
    CredentialsNotAllowed,

    /// <summary>The preflight's status is not in 200 to 299.</summary>
    StatusNotOk,
    UnparsableMethods,
    UnparsableHeaders,
    MethodNotAllowed,
    HeaderNotAllowed,
}
