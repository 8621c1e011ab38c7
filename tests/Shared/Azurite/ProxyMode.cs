namespace CorsFunctions.Azurite;

/// <summary>What a <see cref="FaultyProxy"/> does with a connection.</summary>
internal enum ProxyMode
{
    /// <summary>Hands everything on, both ways.</summary>
    PassThrough,

    /// <summary>Accepts, reads and never answers.</summary>
    Hang,

    /// <summary>Closes every connection at once.</summary>
    Refuse,

    /// <summary>Answers 503 ServerBusy.</summary>
    Unavailable,

    /// <summary>Answers 403 AuthorizationPermissionMismatch, as for an identity without the role.</summary>
    Forbidden,

    /// <summary>Answers bytes that are not HTTP.</summary>
    Garbage,

    /// <summary>Answers 200 with a body that is not JSON.</summary>
    GarbageBody,

    /// <summary>Hands on half of the first piece of the answer's body, then drops the connection.</summary>
    HalfPage,
}
