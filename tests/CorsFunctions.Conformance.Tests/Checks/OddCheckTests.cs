using CorsFunctions.Conformance.Tests.Cases;

namespace CorsFunctions.Conformance.Tests.Checks;

/// <summary>Every bound of an odd request notices a wrong answer and accepts a right one.</summary>
public sealed class OddCheckTests
{
    private const string Allowed = "Access-Control-Allow-Origin: https://example.com";

    [Theory]
    [InlineData("odd-38", 200, "X: 1", true)]
    [InlineData("odd-38", 400, "X: 1", true)]
    [InlineData("odd-38", 500, "X: 1", false)]
    [InlineData("odd-38", 200, "Access-Control-Allow-Origin: https://*.example.com", false)]
    [InlineData("odd-69", 204, Allowed + "\r\nAccess-Control-Allow-Methods: PUT", true)]
    [InlineData("odd-69", 204, "X: 1", false)]
    [InlineData("odd-61", 200, "X: 1", true)]
    [InlineData("odd-61", 200, Allowed, true)]
    [InlineData("odd-61", 200, "Access-Control-Allow-Origin: https://evil.example, https://example.com", false)]
    [InlineData("odd-61", 200, Allowed + "\r\n" + Allowed, false)]
    [InlineData("odd-62", 204, "Access-Control-Allow-Methods: PUT", true)]
    [InlineData("odd-62", 204, "Access-Control-Allow-Methods: PUT, DELETE", false)]
    [InlineData("odd-63", 204, "Access-Control-Allow-Methods: PUT, PATCH", true)]
    [InlineData("odd-63", 204, "Access-Control-Allow-Methods: ", false)]
    [InlineData("odd-63", 204, "Access-Control-Allow-Methods: PUT,", false)]
    public void Answer_is_judged_by_status_decision_and_invariant(string id, int status, string headers, bool met)
    {
        var odd = CaseFiles.Odd[id];
        var failures = OddCheck.Failures(odd, Answers.To(odd.Request, status, headers), TimeSpan.Zero);

        Assert.True(met == (failures.Count == 0), $"failures: [{string.Join("; ", failures)}]");
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public void Answer_that_is_too_slow_is_a_failure(int milliseconds, bool met)
    {
        var odd = CaseFiles.Odd["odd-38"];
        var failures = OddCheck.Failures(odd, Answers.To(odd.Request, 200, "X: 1"), TimeSpan.FromMilliseconds(milliseconds));

        Assert.Equal(met, failures.Count == 0);
    }

    [Fact]
    public void Invariant_that_nothing_checks_is_a_failure()
    {
        var odd = CaseFiles.Odd["odd-38"];
        var unknown = odd with { Expect = odd.Expect with { Invariant = "the moon is up" } };

        Assert.Contains("the moon is up", OddInvariants.Failure(unknown, Answers.To(odd.Request, 200, "X: 1").Response.Headers), StringComparison.Ordinal);
    }
}
