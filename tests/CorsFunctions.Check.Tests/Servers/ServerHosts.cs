namespace CorsFunctions.Check.Tests.Servers;

/// <summary>The hosts by the name of their folder in Cases.</summary>
internal static class ServerHosts
{
    private static readonly Dictionary<string, IServerHost> Hosts = new()
    {
        ["apache"] = new ApacheHost(),
        ["nginx"] = new NginxHost(),
        ["express"] = new ExpressHost(),
        ["flask"] = new FlaskHost(),
        ["spring"] = new SpringHost(),
        ["aspnetcore"] = new AspNetCoreHost(),
        ["functions"] = new FunctionsServerHost(),
        ["stub"] = new StubHost(),
    };

    /// <summary>The host; skips the test where a tool is missing, and fails it in CI.</summary>
    public static IServerHost Get(string server)
    {
        var host = Hosts[server];
        if (host.Missing is { } missing)
        {
            if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
            {
                Assert.Fail(missing);
            }

            Assert.Skip(missing);
        }

        return host;
    }

    public static bool IsThere(string server) => Hosts[server].Missing is null;
}
