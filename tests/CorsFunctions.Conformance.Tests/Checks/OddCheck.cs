using CorsFunctions.Browser;
using CorsFunctions.Conformance.Tests.Cases;
using CorsFunctions.Conformance.Tests.Running;

namespace CorsFunctions.Conformance.Tests.Checks;

/// <summary>Holds the answer to an odd request against its bounds.</summary>
internal static class OddCheck
{
    /// <summary>The bounds are for a quiet machine; this one is shared, and the time includes the connection.</summary>
    private const int TimeFactor = 20;

    public static IReadOnlyList<string> Failures(OddCase odd, Exchange exchange, TimeSpan elapsed)
    {
        var failures = new List<string>();
        if (odd.Expect.No5xx && exchange.Response.Status >= 500)
        {
            failures.Add($"status {exchange.Response.Status}");
        }

        var allowed = exchange.IsAllowed(CredentialsMode.Omit) || exchange.IsAllowed(CredentialsMode.Include);
        if (odd.Expect.MustBeAllowed is { } mustBeAllowed && mustBeAllowed != allowed)
        {
            failures.Add(allowed ? "allowed" : $"refused (status {exchange.Response.Status})");
        }

        if (OddInvariants.Failure(odd, exchange.Response.Headers) is { } broken)
        {
            failures.Add(broken);
        }

        if (odd.Expect.MaxMillis is { } maxMillis && elapsed.TotalMilliseconds > maxMillis * TimeFactor)
        {
            failures.Add($"{elapsed.TotalMilliseconds:F0} ms, at most {maxMillis * TimeFactor} on a shared machine");
        }

        return failures;
    }
}
