using CorsFunctions.Browser;
using CorsFunctions.Conformance.Tests.Cases;
using CorsFunctions.Conformance.Tests.Running;

namespace CorsFunctions.Conformance.Tests.Checks;

/// <summary>Holds an exchange against every key of an expectation, except <c>should</c>, which is judged apart.</summary>
internal static class ExpectationCheck
{
    public static IReadOnlyList<string> Failures(Expectation expect, Exchange exchange)
    {
        var failures = new List<string>();
        failures.AddRange(OfFunction(expect, exchange));
        failures.AddRange(OfBrowser(expect, exchange));
        failures.AddRange(expect.Headers.Select(each => HeaderCheck.Failure(each.Key, each.Value, exchange.Response.Headers)).OfType<string>());
        failures.AddRange(VaryCheck.Failures(expect, exchange.Response.Headers));
        if (expect.Status is { } status && !status.Accepts(exchange.Response.Status))
        {
            failures.Add($"status {exchange.Response.Status}, expected {status}");
        }

        return failures;
    }

    private static IEnumerable<string> OfFunction(Expectation expect, Exchange exchange)
    {
        if (expect.Preflight == true && exchange.Invocations > 0)
        {
            yield return "the function ran, although a preflight is answered without it";
        }

        if (expect.HandlerInvoked is { } invoked && invoked != exchange.Invocations > 0)
        {
            yield return invoked
                ? $"the function did not run (status {exchange.Response.Status})"
                : "the function ran";
        }
    }

    private static IEnumerable<string> OfBrowser(Expectation expect, Exchange exchange)
    {
        var (omit, include) = (exchange.IsAllowed(CredentialsMode.Omit), exchange.IsAllowed(CredentialsMode.Include));
        if (expect.Allowed is { } allowed && allowed != (omit || include))
        {
            yield return allowed ? "refused in every credentials mode" : "allowed";
        }

        if (expect.Browser is { } browser && browser != new BrowserExpectation(omit, include))
        {
            yield return $"a browser decides omit {omit}, include {include}; expected omit {browser.Omit}, include {browser.Include}";
        }
    }
}
