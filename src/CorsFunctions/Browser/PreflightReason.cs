namespace CorsFunctions.Browser;

/// <summary>One thing about a request that makes a browser ask first.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">The method, or the header's name in lower case.</param>
/// <param name="Value">The header's value; empty for a method.</param>
internal sealed record PreflightReason(PreflightReasonKind Kind, string Name, string Value)
{
    /// <summary>A sentence without its full stop. Only a content type is quoted, other values may be secrets.</summary>
    public string Sentence => Kind switch
    {
        PreflightReasonKind.Method => $"the method {Name} is not one of GET, HEAD and POST",
        PreflightReasonKind.HeaderName => $"the header {Name} is not one that every page may send",
        PreflightReasonKind.ContentType when Value.Length == 0 => $"the header {Name} may have a value that no form has",
        PreflightReasonKind.ContentType =>
            $"the content type '{Value}' is not one that a form has (application/x-www-form-urlencoded, multipart/form-data, text/plain)",
        PreflightReasonKind.HeaderValue => $"the value of the header {Name} is not of the simple form that needs no preflight",
        PreflightReasonKind.LongValue => $"the value of the header {Name} is longer than {SafelistedRequestHeader.LongestValue} bytes",
        PreflightReasonKind.LongValuesTogether => $"the value of the header {Name} and those of the other simple headers are longer than 1024 bytes together",
        _ => throw new InvalidOperationException($"{Kind} has no sentence."),
    };
}

/// <summary>The kinds of <see cref="PreflightReason"/>.</summary>
internal enum PreflightReasonKind
{
    Method,
    HeaderName,
    ContentType,
    HeaderValue,
    LongValue,
    LongValuesTogether,
}
