using System.Text.Json;
using CorsFunctions.DevHost.Protocol;

namespace CorsFunctions.DevHost.Routing;

/// <summary>A function with an HTTP trigger, as the host reads it from the worker's metadata.</summary>
internal sealed class HttpFunction
{
    public const string Return = "$return";
    private const string Http = "http";

    private readonly RpcFunctionMetadata metadata;
    private readonly IReadOnlyList<FunctionBinding> bindings;

    public HttpFunction(RpcFunctionMetadata metadata, IReadOnlyList<FunctionBinding> bindings, FunctionBinding trigger)
    {
        this.metadata = metadata;
        this.bindings = bindings;
        Trigger = trigger.Name;
        Methods = trigger.Texts("methods");
        Route = trigger.Text("route") is { } route && !string.IsNullOrWhiteSpace(route) ? route : metadata.Name;

        // The SDK leaves out a level that is not written, and the host then takes Function.
        IsAnonymous = string.Equals(trigger.Text("authLevel"), "anonymous", StringComparison.OrdinalIgnoreCase);
        HttpOutput = bindings.FirstOrDefault(binding => !binding.IsInput && binding.Type == Http)?.Name;
        HasReturnBinding = bindings.Any(binding => binding is { IsInput: false, Name: Return });
    }

    public string Id => metadata.FunctionId;

    public string Name => metadata.Name;

    public string EntryPoint => metadata.EntryPoint;

    /// <summary>The name of the trigger's parameter.</summary>
    public string Trigger { get; }

    /// <summary>The route template, without the prefix.</summary>
    public string Route { get; }

    /// <summary>The methods that it takes; null when it takes all.</summary>
    public IReadOnlyList<string>? Methods { get; }

    /// <summary>Whether it asks for no key.</summary>
    public bool IsAnonymous { get; }

    /// <summary>The name of the output binding that holds the response; null when there is none.</summary>
    public string? HttpOutput { get; }

    public bool HasReturnBinding { get; }

    public IEnumerable<string> BindingNames => bindings.Select(binding => binding.Name);

    /// <summary>The metadata goes back to the worker with the bindings as the host understood them.</summary>
    public FunctionLoadRequest ToLoadRequest()
    {
        var echo = new RpcFunctionMetadata
        {
            FunctionId = metadata.FunctionId,
            Name = metadata.Name,
            EntryPoint = metadata.EntryPoint,
            ScriptFile = metadata.ScriptFile,
            Directory = metadata.Directory,
            Language = metadata.Language,
            IsProxy = false,
        };
        foreach (var binding in bindings)
        {
            echo.Bindings[binding.Name] = binding.ToInfo();
        }

        return new FunctionLoadRequest { FunctionId = metadata.FunctionId, Metadata = echo };
    }
}

/// <summary>One element of <c>raw_bindings</c>. Names of members are read without regard to case.</summary>
internal sealed class FunctionBinding
{
    private readonly Dictionary<string, JsonElement> members;

    private FunctionBinding(Dictionary<string, JsonElement> members)
    {
        this.members = members;
        Name = Text("name") ?? "";
        Type = Text("type") ?? "";
        IsInput = !string.Equals(Text("direction"), "out", StringComparison.OrdinalIgnoreCase);
    }

    public string Name { get; }

    public string Type { get; }

    public bool IsInput { get; }

    public bool IsTrigger => IsInput && Type.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase);

    public static FunctionBinding Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var members = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            members[property.Name] = property.Value.Clone();
        }

        return new FunctionBinding(members);
    }

    public string? Text(string name)
        => members.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public List<string>? Texts(string name)
        => members.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(item => item.ToString())]
            : null;

    public BindingInfo ToInfo() => new()
    {
        Type = Type,
        Direction = Text("direction")?.ToUpperInvariant() switch
        {
            "OUT" => BindingInfo.Types.Direction.Out,
            "INOUT" => BindingInfo.Types.Direction.Inout,
            _ => BindingInfo.Types.Direction.In,
        },
    };
}
