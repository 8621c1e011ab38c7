using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Options of the worker.</summary>
public class WorkerOptions
{
    /// <summary>Reads and writes JSON. Default: <see cref="JsonObjectSerializer"/> that ignores the case of property names.</summary>
    public ObjectSerializer? Serializer { get; set; }

    /// <summary>What the worker tells the host that it can do.</summary>
    public IDictionary<string, string> Capabilities { get; } = new Dictionary<string, string>
    {
        ["HandlesWorkerTerminateMessage"] = bool.TrueString,
        ["HandlesInvocationCancelMessage"] = bool.TrueString,
        [nameof(IncludeEmptyEntriesInMessagePayload)] = bool.TrueString,
        ["EnableUserCodeException"] = bool.TrueString,
    };

    /// <summary>Whether the host sees a function's own exceptions. Default: true.</summary>
    [Obsolete("This is now the default behavior. This property may be unavailable in future releases.", false)]
    public bool EnableUserCodeException
    {
        get => GetCapability(nameof(EnableUserCodeException));
        set => SetCapability(nameof(EnableUserCodeException), value);
    }

    /// <summary>Whether empty entries of a message reach the function. Default: true.</summary>
    public bool IncludeEmptyEntriesInMessagePayload
    {
        get => GetCapability(nameof(IncludeEmptyEntriesInMessagePayload));
        set => SetCapability(nameof(IncludeEmptyEntriesInMessagePayload), value);
    }

    private bool GetCapability(string name)
        => Capabilities.TryGetValue(name, out var value) && bool.TryParse(value, out var set) && set;

    private void SetCapability(string name, bool value)
    {
        if (value)
        {
            Capabilities[name] = bool.TrueString;
        }
        else
        {
            Capabilities.Remove(name);
        }
    }
}
