using CorsFunctions.DevHost.Http;

namespace CorsFunctions.DevHost.Tests;

public sealed class HostJsonTests
{
    [Theory]
    [InlineData("""{"version":"2.0"}""", "api")]
    [InlineData("{}", "api")]
    [InlineData("""{"version":"2.0","extensions":{"http":{}}}""", "api")]
    [InlineData("""{"version":"2.0","extensions":{"http":{"routePrefix":""}}}""", "")]
    [InlineData("""{"version":"2.0","extensions":{"http":{"routePrefix":null}}}""", "")]
    [InlineData("""{"version":"2.0", /* comment */ "Extensions":{"HTTP":{"ROUTEPREFIX":"v1/x"}}}""", "v1/x")]
    public void Prefix_is_read_as_the_host_reads_it(string json, string prefix)
        => Assert.Equal(prefix, HostJson.Parse(json, "host.json").RoutePrefix);

    [Theory]
    [InlineData("", "is not a JSON object")]
    [InlineData("[]", "is not a JSON object")]
    [InlineData("""{"version":"2.0",""", "is not a JSON object")]
    [InlineData("""{"extensions":{}}""", "'version' has to be \"2.0\", it is missing")]
    [InlineData("""{"version":"4.0"}""", "'version' has to be \"2.0\", it is \"4.0\"")]
    [InlineData("""{"version":"2.0","extensions":{"http":{"routePrefix":5}}}""", "has to be text, it is 5")]
    [InlineData("""{"version":"2.0","extensions":{"http":{"routePrefix":"/api"}}}""", "without slashes")]
    [InlineData("""{"version":"2.0","extensions":{"http":{"customHeaders":["X-A"]}}}""", "has to be an object of names and texts")]
    public void Fault_is_told_with_the_file(string json, string message)
    {
        var error = Assert.Throws<DevHostException>(() => HostJson.Parse(json, "/app/host.json"));

        Assert.StartsWith("/app/host.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_file_means_the_default()
        => Assert.Equal("api", HostJson.Read(Path.Combine(AppContext.BaseDirectory, "no-such-folder", "host.json")).RoutePrefix);
}
