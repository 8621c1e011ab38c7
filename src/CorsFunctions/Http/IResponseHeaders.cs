namespace CorsFunctions.Http;

/// <summary>The headers of one response, as far as the emitter needs them. Names ignore case.</summary>
internal interface IResponseHeaders
{
    /// <summary>Replaces every line of a header by one.</summary>
    /// <param name="name">The header's name.</param>
    /// <param name="value">The value, already validated.</param>
    void Write(string name, string value);

    /// <summary>
    /// Removes the protocol's headers (<see cref="CorsHeaderNames.IsProtocols"/>) and reads <c>Vary</c>, in one pass: a response is
    /// looked through once, whatever it carries.
    /// </summary>
    /// <param name="vary">The value of <c>Vary</c>, several lines joined by a comma; null when there is none.</param>
    /// <returns>False when there was nothing to remove.</returns>
    bool RemoveProtocols(out string? vary);
}
