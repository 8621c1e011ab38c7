namespace CorsFunctions.Browser;

/// <summary>A browser's decision on one response.</summary>
/// <param name="Objection">The first thing that the browser finds wrong; it looks no further.</param>
/// <param name="Subject">What the objection is about: the value, the method or the header name; empty for none.</param>
internal sealed record BrowserVerdict(BrowserObjection Objection, string Subject)
{
    public static BrowserVerdict Allowed { get; } = new(BrowserObjection.None, "");

    public bool IsAllowed => Objection == BrowserObjection.None;

    /// <summary>True where the response is a preflight's.</summary>
    public bool IsOfPreflight { get; init; }

    /// <summary>
    /// True where the standard blocks and Chromium (156, and Firefox) does not: <c>Access-Control-Allow-Headers: *</c>
    /// never covers <c>Authorization</c>, but they still let it.
    /// </summary>
    public bool IsChromiumLaxer { get; init; }

    public static BrowserVerdict Blocked(BrowserObjection objection, string subject = "") => new(objection, subject);

    public static BrowserVerdict BlockedPreflight(BrowserObjection objection, string subject = "") =>
        new(objection, subject) { IsOfPreflight = true };
}
