using Microsoft.Azure.Functions.Worker;

namespace CorsFunctions.DevHost.Hosting;

/// <summary>What one invocation brings in and takes out.</summary>
internal sealed class BindingsFeature
{
    /// <summary>The trigger's value, by the parameter's name.</summary>
    public required IReadOnlyDictionary<string, object?> InputData { get; init; }

    /// <summary>Values of the route, the query and the body, by name.</summary>
    public required IReadOnlyDictionary<string, object?> TriggerMetadata { get; init; }

    /// <summary>Values that were already converted, by the parameter's name.</summary>
    public Dictionary<string, Conversion> Converted { get; } = [];

    public Dictionary<string, object?> OutputBindingData { get; } = [];

    public object? InvocationResult { get; set; }

    public object? SourceOf(string name)
        => InputData.TryGetValue(name, out var value) ? value : TriggerMetadata.GetValueOrDefault(name);
}

internal static class BindingsFeatureExtensions
{
    public static BindingsFeature GetBindings(this FunctionContext context)
        => context.Features.Get<BindingsFeature>()
            ?? throw new InvalidOperationException($"No feature is registered with the type {typeof(BindingsFeature)}.");
}
