namespace CorsFunctions.Http;

/// <summary>Adds names to <c>Vary</c> (RFC 9110, section 12.5.5): what is there stays, <c>*</c> stays, no name twice.</summary>
internal static class VaryField
{
    /// <summary>The value with the names added; <paramref name="present"/> itself when they are in it.</summary>
    /// <param name="present">The response's value, or null.</param>
    /// <param name="names">Names joined by ", ".</param>
    public static string Merge(string? present, string names)
    {
        if (string.IsNullOrWhiteSpace(present))
        {
            return names;
        }

        if (Lists(present, "*"))
        {
            return present;
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

        return merged;
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
