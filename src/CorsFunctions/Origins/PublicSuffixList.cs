namespace CorsFunctions.Origins;

/// <summary>
/// The Public Suffix List (publicsuffix.org): the names under which anyone can register a name of their own.
/// Loaded when a row first needs it, which is when it has a wildcard that could reach such a name, or an origin with a fault.
/// </summary>
internal static class PublicSuffixList
{
    private const string Resource = "public_suffix_list.txt";

    private static readonly Lazy<HashSet<string>> Rules = new(Load);
    private static readonly Lazy<HashSet<string>> Parents = new(() => FindParents(Rules.Value));

    /// <summary>Whether a host (lower case, punycode) is a public suffix as a whole, by the list's own algorithm.</summary>
    public static bool IsPublicSuffix(string host)
    {
        var name = host.TrimEnd('.');
        var rules = Rules.Value;
        if (rules.Contains('!' + name))
        {
            return false;
        }

        var dot = name.IndexOf('.', StringComparison.Ordinal);

        // "If no rules match, the prevailing rule is '*'": an unknown top-level domain is a public suffix.
        return dot < 0 || rules.Contains(name) || rules.Contains("*" + name[dot..]);
    }

    /// <summary>Whether there is a public suffix below a host, so that a wildcard of several labels reaches names that anyone can register.</summary>
    public static bool HasPublicSuffixBelow(string host) => Parents.Value.Contains(host.TrimEnd('.'));

    /// <summary>Whether the list has the top-level domain of a host.</summary>
    public static bool HasKnownEnd(string host)
    {
        var name = host.TrimEnd('.');
        return Rules.Value.Contains(name[(name.LastIndexOf('.') + 1)..]);
    }

    private static HashSet<string> FindParents(HashSet<string> rules)
    {
        var parents = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in rules.Where(rule => rule[0] != '!'))
        {
            for (var dot = rule.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = rule.IndexOf('.', dot + 1))
            {
                parents.Add(rule[(dot + 1)..]);
            }
        }

        return parents;
    }

    private static HashSet<string> Load()
    {
        using var stream = typeof(PublicSuffixList).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The embedded resource '{Resource}' is missing from {typeof(PublicSuffixList).Assembly.GetName().Name}.");
        using var reader = new StreamReader(stream);
        var rules = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith("//", StringComparison.Ordinal))
            {
                rules.Add(line);

                // Previews of static web apps have the region as well, which the list lacks: NAME.westeurope.2.azurestaticapps.net.
                if (char.IsAsciiDigit(line[0]) && line.EndsWith(".azurestaticapps.net", StringComparison.Ordinal))
                {
                    rules.Add("*." + line);
                }
            }
        }

        return rules;
    }
}
