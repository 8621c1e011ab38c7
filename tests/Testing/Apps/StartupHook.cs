/// <summary>
/// Runs inside DevHost, by DOTNET_STARTUP_HOOKS: DevHost's standard input is a pipe from the test process, and when that is closed,
/// on purpose or because the test process died, DevHost ends as well. The runtime wants this name without a namespace.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        // The app that DevHost starts has an input of its own, and DevHost sees to its end.
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", null);
        new Thread(EndWithInput) { IsBackground = true, Name = "end with input" }.Start();
    }

    private static void EndWithInput()
    {
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0)
        {
        }

        Environment.Exit(0);
    }
}
