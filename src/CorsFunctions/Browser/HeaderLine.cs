namespace CorsFunctions.Browser;

/// <summary>One header line as it stood on the wire: nothing joined, nothing trimmed.</summary>
internal readonly record struct HeaderLine(string Name, string Value);
