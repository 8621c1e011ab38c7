using System.Text.Json;
using CorsFunctions.Conformance.Tests.Cases;
using CorsFunctions.Conformance.Tests.Running;

namespace CorsFunctions.Conformance.Tests.Checks;

/// <summary>Every key of an expectation notices a wrong answer and accepts a right one.</summary>
public sealed class ExpectationCheckTests
{
    private const string Allowed = "Access-Control-Allow-Origin: https://example.com";

    [Theory]
    [InlineData("""{"Status": "2xx"}""", "X: 1", true)]
    [InlineData("""{"Status": 200}""", "X: 1", true)]
    [InlineData("""{"Status": 204}""", "X: 1", false)]
    [InlineData("""{"HandlerInvoked": true}""", "X: 1", true)]
    [InlineData("""{"HandlerInvoked": false}""", "X: 1", false)]
    [InlineData("""{"Preflight": true}""", "X: 1", false)]
    [InlineData("""{"Allowed": true}""", Allowed, true)]
    [InlineData("""{"Allowed": true}""", "X: 1", false)]
    [InlineData("""{"Allowed": false}""", "X: 1", true)]
    [InlineData("""{"Allowed": false}""", Allowed, false)]
    [InlineData("""{"Browser": {"Omit": true, "Include": false}}""", Allowed, true)]
    [InlineData("""{"Browser": {"Omit": true, "Include": true}}""", Allowed, false)]
    [InlineData("""{"Browser": {"Omit": true, "Include": true}}""", Allowed + "\r\nAccess-Control-Allow-Credentials: true", true)]
    [InlineData("""{"Headers": {"X": "1"}}""", "x: 1", true)]
    [InlineData("""{"Headers": {"X": "1"}}""", "X: 2", false)]
    [InlineData("""{"Headers": {"X": "1"}}""", "X: 1\r\nX: 1", false)]
    [InlineData("""{"Headers": {"X": null}}""", "Y: 1", true)]
    [InlineData("""{"Headers": {"X": null}}""", "X: 1", false)]
    [InlineData("""{"Headers": {"X": {"oneOf": ["1", "2"]}}}""", "X: 2", true)]
    [InlineData("""{"Headers": {"X": {"oneOf": ["1", "2"]}}}""", "X: 3", false)]
    [InlineData("""{"Headers": {"X": {"tokens": ["a", "b"]}}}""", "X: B,a", true)]
    [InlineData("""{"Headers": {"X": {"tokens": ["a", "b"]}}}""", "X: a, b, c", false)]
    [InlineData("""{"Headers": {"Access-Control-Allow-Methods": {"tokens": ["PUT"]}}}""", "Access-Control-Allow-Methods: put", false)]
    [InlineData("""{"Headers": {"X": {"includes": ["a"]}}}""", "X: b, A", true)]
    [InlineData("""{"Headers": {"X": {"includes": ["a"]}}}""", "X: b", false)]
    [InlineData("""{"Headers": {"X": {"lines": 1}}}""", "X: a", true)]
    [InlineData("""{"Headers": {"X": {"lines": 1}}}""", "X: a\r\nX: b", false)]
    [InlineData("""{"Vary": ["Origin"]}""", "Vary: Accept-Encoding, origin", true)]
    [InlineData("""{"Vary": ["Origin"]}""", "Vary: Accept-Encoding", false)]
    [InlineData("""{"VaryAbsent": ["Origin"]}""", "Vary: Accept-Encoding", true)]
    [InlineData("""{"VaryAbsent": ["Origin"]}""", "Vary: Origin", false)]
    [InlineData("""{"VaryOrStatic": "https://example.com"}""", "Vary: Origin", true)]
    [InlineData("""{"VaryOrStatic": "https://example.com"}""", Allowed, true)]
    [InlineData("""{"VaryOrStatic": "https://example.com"}""", "X: 1", false)]
    public void Actual_request_is_judged_by_every_key(string expectation, string headers, bool met)
    {
        AssertVerdict(met, expectation, Answers.To(Answers.Get, 200, headers));
    }

    [Theory]
    [InlineData(204, "Access-Control-Allow-Methods: PUT\r\nAccess-Control-Allow-Headers: X-A,X-B", true)]
    [InlineData(204, "Access-Control-Allow-Methods: PUT\r\nAccess-Control-Allow-Headers: X-A", false)]
    [InlineData(204, "Access-Control-Allow-Methods: DELETE\r\nAccess-Control-Allow-Headers: X-A,X-B", false)]
    [InlineData(403, "Access-Control-Allow-Methods: PUT\r\nAccess-Control-Allow-Headers: X-A,X-B", false)]
    public void Preflight_is_judged_with_the_method_and_the_headers_that_it_announces(int status, string headers, bool allowed)
    {
        var exchange = Answers.To(Answers.Preflight, status, $"{Allowed}\r\n{headers}", invocations: 0);

        AssertVerdict(allowed, """{"Preflight": true, "HandlerInvoked": false, "Allowed": true}""", exchange);
    }

    [Fact]
    public void Request_without_origin_is_never_allowed()
    {
        var exchange = Answers.To(new CaseRequest("GET", []), 200, "Access-Control-Allow-Origin: *");

        AssertVerdict(met: true, """{"Allowed": false}""", exchange);
    }

    private static void AssertVerdict(bool met, string expectation, Exchange exchange)
    {
        var failures = ExpectationCheck.Failures(JsonSerializer.Deserialize<Expectation>(expectation)!, exchange);

        Assert.True(met == (failures.Count == 0), $"failures: [{string.Join("; ", failures)}]");
    }
}
