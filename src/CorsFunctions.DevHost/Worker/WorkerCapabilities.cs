namespace CorsFunctions.DevHost.Worker;

/// <summary>The capabilities of <c>WorkerInitResponse</c> that change what the host sends.</summary>
internal sealed class WorkerCapabilities(IDictionary<string, string> reported)
{
    /// <summary>Headers, parameters and query as nullable values, so that an empty one is not lost.</summary>
    public bool NullableValues { get; } = reported.ContainsKey("UseNullableValueDictionaryForHttp");

    /// <summary>It wants to know when the client goes.</summary>
    public bool Cancellation { get; } = reported.ContainsKey("HandlesInvocationCancelMessage");

    /// <summary>In ASP.NET Core mode, where its own server takes the requests; else null.</summary>
    public string? HttpUri { get; } = reported.TryGetValue("HttpUri", out var uri) && uri.Length > 0 ? uri : null;
}
