using CorsFunctions.App.Tests.Support;

[assembly: AssemblyFixture(typeof(Target))]

namespace CorsFunctions.App.Tests.Support;

/// <summary>
/// The app under test, with the rows of policies.sample.json: a DevHost of the suite's own, or the app that CORSFUNCTIONS_TARGET names,
/// under <c>func start</c> or deployed.
/// </summary>
public sealed class Target : IAsyncLifetime
{
    public const string Variable = "CORSFUNCTIONS_TARGET";

    private static readonly string? named = Environment.GetEnvironmentVariable(Variable);

    private DevHostProcess? host;

    /// <summary>True when the app is not one that the suite starts and configures.</summary>
    public static bool IsElsewhere => !string.IsNullOrEmpty(named);

    private Uri Address => host?.Address ?? new Uri(named!);

    public async ValueTask InitializeAsync()
    {
        if (!IsElsewhere)
        {
            host = await AppHost.StartAsync(BuiltFiles.SamplePolicies);
        }
    }

    internal Task<RawResponse> SendAsync(RawRequest request) => RawHttp.SendAsync(Address, request);

    public ValueTask DisposeAsync() => host?.DisposeAsync() ?? ValueTask.CompletedTask;
}
