namespace CorsFunctions.Azurite;

/// <summary>What a <see cref="FaultyProxy"/> does with a connection.</summary>
public enum ProxyMode
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

    /// <summary>Answers 503 and wants no request for an hour.</summary>
    RetryAfter,

    /// <summary>Answers pages without rows, each with the promise of another one.</summary>
    EmptyPages,

    /// <summary>Answers the same page again and again, each time as if another one followed.</summary>
    SamePage,

    /// <summary>Answers 200 with the beginning of a page, and then a blank now and then.</summary>
    Drip,

    /// <summary>Answers 200 with JSON that has no array of rows.</summary>
    NoValue,

    /// <summary>Answers a page with one entity that has no keys and one that has.</summary>
    NoKeys,

    /// <summary>Answers 403 as to a request from a clock that is far off.</summary>
    WrongClock,

    /// <summary>Hands on half of the first piece of the answer's body, then drops the connection.</summary>
    HalfPage,
}
