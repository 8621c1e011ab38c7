namespace CorsFunctions.DevHost.Hosting;

/// <summary>What the host receives from an invocation.</summary>
/// <param name="Outputs">The values of the output bindings, by name.</param>
/// <param name="Return">The result of the function.</param>
internal sealed record HostedResult(Dictionary<string, object?> Outputs, object? Return);
