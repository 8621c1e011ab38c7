namespace CorsFunctions.Conformance.Tests.Cases;

/// <summary>The policy of a case; <c>MaxAge</c> is null when the row leaves it out.</summary>
internal sealed record CasePolicy(
    IReadOnlyList<string> Origins,
    IReadOnlyList<string> Methods,
    IReadOnlyList<string> Headers,
    IReadOnlyList<string> Exposed,
    bool Credentials,
    int? MaxAge,
    bool TolerateInsecure = false,
    bool ToleratePublicSuffix = false);
