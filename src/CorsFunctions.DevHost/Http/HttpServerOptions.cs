namespace CorsFunctions.DevHost.Http;

/// <param name="Urls">Addresses to listen on, separated by ';'.</param>
/// <param name="RequireKeys">Whether a function that asks for a key gets its question through.</param>
/// <param name="CustomHeaders">Headers of every response.</param>
/// <param name="MaxBody">The most bytes of a request's body.</param>
/// <param name="IsDisabled">Whether the app settings switch the function of a name off.</param>
internal sealed record HttpServerOptions(string Urls, bool RequireKeys, IReadOnlyDictionary<string, string> CustomHeaders, long MaxBody, Func<string, bool> IsDisabled)
{
    /// <summary>The app setting of the Functions host for the most bytes of a body.</summary>
    public const string MaxBodySetting = "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT";

    public const long DefaultMaxBody = 104_857_600;
}
