namespace CorsFunctions.Http;

/// <summary>The headers of one response, as far as the emitter needs them. Names ignore case.</summary>
internal interface IResponseHeaders
{
    /// <summary>The value of a header, several lines joined by a comma; null when there is none.</summary>
    /// <param name="name">The header's name.</param>
    string? Read(string name);

    /// <summary>Replaces every line of a header by one.</summary>
    /// <param name="name">The header's name.</param>
    /// <param name="value">The value, already validated.</param>
    void Write(string name, string value);

    /// <summary>Removes every header whose name starts so, ignoring case; false when there was none.</summary>
    /// <param name="prefix">The start of the names.</param>
    bool RemoveAll(string prefix);
}
