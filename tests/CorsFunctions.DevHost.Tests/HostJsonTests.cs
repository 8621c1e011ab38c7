using CorsFunctions.DevHost.Hosting;

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
        => Assert.Equal(prefix, HostJson.ParseRoutePrefix(json, "host.json"));

    [Theory]
    [InlineData("", "is not a JSON object")]
    [InlineData("[]", "is not a JSON object")]
    [InlineData("""{"version":"2.0",""", "is not a JSON object")]
    [InlineData("""{"extensions":{}}""", "'version' has to be \"2.0\", it is missing")]
    [InlineData("""{"version":"4.0"}""", "'version' has to be \"2.0\", it is \"4.0\"")]
    [InlineData("""{"version":"2.0","extensions":{"http":{"routePrefix":5}}}""", "has to be text, it is 5")]
    [InlineData("""{"version":"2.0","extensions":{"http":{"routePrefix":"/api"}}}""", "without slashes")]
    public void Fault_is_told_with_the_file(string json, string message)
    {
        var error = Assert.Throws<DevHostException>(() => HostJson.ParseRoutePrefix(json, "/app/host.json"));

        Assert.StartsWith("/app/host.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_file_means_the_default()
        => Assert.Equal("api", HostJson.ReadRoutePrefix(Path.Combine(AppContext.BaseDirectory, "no-such-folder", "host.json")));

    [Fact]
    public void Hosts_file_is_beside_the_program() => Assert.True(File.Exists(HostJson.DefaultPath));
}
