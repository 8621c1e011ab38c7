using System.Text;
using CorsFunctions.Browser;
using CorsFunctions.Conformance.Tests.Cases;
using CorsFunctions.Conformance.Tests.Running;

namespace CorsFunctions.Conformance.Tests.Checks;

/// <summary>Exchanges written by hand, to show that each check can fail.</summary>
internal static class Answers
{
    public const string Origin = "https://example.com";

    public static CaseRequest Get { get; } = new("GET", [new HeaderLine("Origin", Origin)]);

    public static CaseRequest Preflight { get; } = new(
        "OPTIONS",
        [new("Origin", Origin), new("Access-Control-Request-Method", "PUT"), new("Access-Control-Request-Headers", "x-a, x-b")]);

    public static Exchange To(CaseRequest request, int status, string headers, int invocations = 1) =>
        new(request, CaseResponse.Of(RawResponse.Parse(Encoding.Latin1.GetBytes($"HTTP/1.1 {status} Any\r\n{headers}\r\n\r\n"))), invocations);
}
