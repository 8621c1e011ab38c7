namespace CorsFunctions.Cli.Check.Examining;

/// <summary>Ways to ask again so that the difference tells. Each is sent only where it can decide something.</summary>
internal enum ReplayKind
{
    /// <summary>The preflight with the user's Authorization: does authentication stand before CORS?</summary>
    WithAuthorization,

    /// <summary>The preflight for GET: are there lists after all?</summary>
    ForGet,

    /// <summary>The preflight without Origin: does the answer depend on it?</summary>
    WithoutOrigin,

    /// <summary>OPTIONS that is no preflight: does something else answer it?</summary>
    WithoutRequestMethod,

    /// <summary>From an origin that nobody can own.</summary>
    FromForeignOrigin,

    /// <summary>From an origin that begins as the allowed one does.</summary>
    FromLookalikeOrigin,

    /// <summary>From a sandboxed page.</summary>
    FromNullOrigin,

    /// <summary>The actual request as GET: are errors alone without headers?</summary>
    ActualAsGet,
}
