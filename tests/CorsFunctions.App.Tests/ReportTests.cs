using CorsFunctions.App.Tests.Support;

namespace CorsFunctions.App.Tests;

/// <summary>The function with a key. A target that asks for a real one is told it in CORSFUNCTIONS_KEY.</summary>
public sealed class ReportTests(Target target)
{
    private const string KeyVariable = "CORSFUNCTIONS_KEY";

    private static readonly string? key = Environment.GetEnvironmentVariable(KeyVariable);

    [Theory]
    [InlineData(Sample.App)]
    [InlineData(Sample.Refused)]
    public async Task Object_that_the_function_returns_gets_the_headers_of_its_origin(string origin)
    {
        var answer = await target.SendAsync(RawRequest.Get("/api/reports?month=may", $"Origin: {origin}", $"x-functions-key: {key ?? "none"}"));

        Assert.SkipWhen(
            Target.IsElsewhere && key is null && answer.Status == 401,
            $"The app that {Target.Variable} names asks for a function key: set {KeyVariable}");
        Assert.Equal(200, answer.Status);
        Assert.Equal(origin == Sample.App ? Sample.AppLines : [], answer.CorsLines);
        Assert.Contains("Origin", answer.Vary);
        Assert.Contains("may", answer.Body, StringComparison.Ordinal);
    }
}
