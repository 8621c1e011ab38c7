namespace CorsFunctions.Http;

/// <summary>Adds names to <c>Vary</c> (RFC 9110, section 12.5.5): what is there stays, <c>*</c> stays, no name twice.</summary>
internal static class VaryField
{
    /// <param name="headers">The response's headers.</param>
    /// <param name="names">Names joined by ", ".</param>
    public static void Add(IResponseHeaders headers, string names)
    {
        var present = headers.Read(CorsHeaderNames.Vary);
        if (string.IsNullOrWhiteSpace(present))
        {
            headers.Write(CorsHeaderNames.Vary, names);
            return;
        }

        if (Lists(present, "*"))
        {
            return;
        }

        var merged = present;
        foreach (var range in names.AsSpan().Split(", "))
        {
            var name = names.AsSpan()[range];
            if (!Lists(present, name))
            {
                merged = $"{merged}, {name}";
            }
        }

        if (!ReferenceEquals(merged, present))
        {
            headers.Write(CorsHeaderNames.Vary, merged);
        }
    }

    private static bool Lists(ReadOnlySpan<char> list, ReadOnlySpan<char> name)
    {
        foreach (var range in list.Split(','))
        {
            if (list[range].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
