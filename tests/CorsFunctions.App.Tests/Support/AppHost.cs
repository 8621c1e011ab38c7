namespace CorsFunctions.App.Tests.Support;

/// <summary>A DevHost of a test's own, with the app under test.</summary>
internal static class AppHost
{
    /// <summary>Starts it with these policies; the app has read them, because it does so for the first request with an Origin.</summary>
    public static async Task<DevHostProcess> StartAsync(string policies, params string[] args)
    {
        var host = await StartColdAsync(policies, args);
        await host.SendAsync(RawRequest.Get("/api/hello", $"Origin: {Sample.Refused}"));
        return host;
    }

    /// <summary>Starts it with these policies, and sends nothing.</summary>
    public static Task<DevHostProcess> StartColdAsync(string policies, params string[] args)
    {
        SkipElsewhere();
        return DevHostProcess.StartAsync(["--script-root", BuiltFiles.App, "--policies", policies, .. args]);
    }

    /// <summary>Starts it and waits for nothing.</summary>
    public static DevHostProcess Launch(params string[] args)
    {
        SkipElsewhere();
        return DevHostProcess.Launch(["--script-root", BuiltFiles.App, "--urls", "http://127.0.0.1:0", .. args]);
    }

    private static void SkipElsewhere()
        => Assert.SkipWhen(Target.IsElsewhere, $"Needs a DevHost of its own, and {Target.Variable} names a running app");
}
