using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace CorsFunctions.Worker.Exchanges;

/// <summary>What the middleware has to know of a function, found out once, and what it has told of it already.</summary>
internal sealed class FunctionFacts
{
    private const string TriggerType = "httpTrigger";
    private const string OutputType = "http";

    private int told;

    public FunctionFacts(FunctionDefinition definition)
    {
        Name = definition.Name;
        IsCatchAll = Name is CorsCatchAllFunctions.PreflightName or CorsCatchAllFunctions.NotFoundName;
        var trigger = Find(definition.InputBindings, TriggerType);
        RequestBinding = trigger is null || TakesRequestData(definition, trigger.Name) ? trigger : new OtherCaseBinding(trigger);
        OutputName = Find(definition.OutputBindings, OutputType)?.Name;
    }

    public string Name { get; }

    /// <summary>True for the two functions that this library adds.</summary>
    public bool IsCatchAll { get; }

    /// <summary>What to bind the request by, or null when the function has another trigger.</summary>
    public BindingMetadata? RequestBinding { get; }

    /// <summary>The name of the HTTP output, <c>$return</c> for the return value; null when there is none.</summary>
    public string? OutputName { get; }

    /// <summary>Lets each thing be told once.</summary>
    public bool IsFirst(Telling telling) => (Interlocked.Or(ref told, (int)telling) & (int)telling) == 0;

    private static BindingMetadata? Find(IImmutableDictionary<string, BindingMetadata> bindings, string type)
    {
        foreach (var (_, binding) in bindings)
        {
            if (binding.Type.Equals(type, StringComparison.OrdinalIgnoreCase))
            {
                return binding;
            }
        }

        return null;
    }

    private static bool TakesRequestData(FunctionDefinition definition, string name)
    {
        foreach (var parameter in definition.Parameters)
        {
            if (parameter.Name == name)
            {
                return parameter.Type == typeof(HttpRequestData);
            }
        }

        return true;
    }

    // The worker caches what it binds by parameter name, case-sensitively, and finds the input by name, ignoring case.
    // Asking for the request under the parameter's own name would hand HttpRequestData to a function that takes its body
    // as an object or a string; the same name in another case leaves that function's parameter alone.
    private sealed class OtherCaseBinding(BindingMetadata trigger) : BindingMetadata
    {
        public override string Name { get; } =
            trigger.Name.ToUpperInvariant() is var upper && upper != trigger.Name ? upper : trigger.Name.ToLowerInvariant();

        public override string Type => trigger.Type;

        public override BindingDirection Direction => trigger.Direction;
    }
}

/// <summary>What is told of a function, once.</summary>
[Flags]
internal enum Telling
{
    /// <summary>It sets CORS headers itself.</summary>
    OwnHeaders = 1,

    /// <summary>It has no HTTP output.</summary>
    NoOutput = 2,

    /// <summary>Its response is on the way before the middleware sees it.</summary>
    StartedEarly = 4,
}

/// <summary>The facts of every function of the app, by the worker's own id.</summary>
internal sealed class FunctionDirectory
{
    private readonly ConcurrentDictionary<string, FunctionFacts> functions = new(StringComparer.Ordinal);

    public FunctionFacts Of(FunctionContext context) =>
        functions.TryGetValue(context.FunctionId, out var facts)
            ? facts
            : functions.GetOrAdd(context.FunctionId, new FunctionFacts(context.FunctionDefinition));
}
