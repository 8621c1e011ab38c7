namespace CorsFunctions.Conformance.Tests;

/// <summary>
/// Quality expectations that the design contradicts on purpose. They are run all the same: such a case has to miss
/// its <c>should</c>, so that a change of behaviour is noticed here too.
/// </summary>
internal static class QualityDeviations
{
    public static IReadOnlyDictionary<string, string> ById { get; } = new Dictionary<string, string>
    {
        ["fail-06"] = "a preflight whose origin is allowed but whose method is not gets the truthful headers, "
            + "so that the browser's console names the method as the cause",
    };
}
