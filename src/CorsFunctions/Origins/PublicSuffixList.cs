namespace CorsFunctions.Origins;

/// <summary>
/// The Public Suffix List (publicsuffix.org): the names under which anyone can register a name of their own.
/// Loaded when a row first needs it, which is when it has a wildcard that could reach such a name, or an origin with a fault.
/// </summary>
internal sealed class PublicSuffixList
{
    private const string Resource = "public_suffix_list.txt";

    private static readonly Lazy<PublicSuffixList> Shipped = new(Load);

    private readonly HashSet<string> rules = new(StringComparer.Ordinal);
    private readonly Lazy<HashSet<string>> parents;

    private PublicSuffixList() => parents = new(FindParents);

    /// <summary>The list that comes with this assembly.</summary>
    public static PublicSuffixList Embedded => Shipped.Value;

    /// <summary>The list of a text: a rule a line, without empty lines.</summary>
    public static PublicSuffixList Read(TextReader reader)
    {
        var list = new PublicSuffixList();
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith("//", StringComparison.Ordinal))
            {
                list.rules.Add(line);

                // Previews of static web apps have the region as well, which the list lacks: NAME.westeurope.2.azurestaticapps.net.
                if (char.IsAsciiDigit(line[0]) && line.EndsWith(".azurestaticapps.net", StringComparison.Ordinal))
                {
                    list.rules.Add("*." + line);
                }
            }
        }

        return list;
    }

    /// <summary>Whether a host (lower case, punycode) is a public suffix as a whole, by the list's own algorithm.</summary>
    public bool IsPublicSuffix(string host)
    {
        var name = host.TrimEnd('.');
        if (rules.Contains('!' + name))
        {
            return false;
        }

        var dot = name.IndexOf('.', StringComparison.Ordinal);

        // "If no rules match, the prevailing rule is '*'": an unknown top-level domain is a public suffix.
        return dot < 0 || rules.Contains(name) || rules.Contains("*" + name[dot..]);
    }

    /// <summary>Whether there is a public suffix below a host, so that a wildcard of several labels reaches names that anyone can register.</summary>
    public bool HasPublicSuffixBelow(string host) => parents.Value.Contains(host.TrimEnd('.'));

    /// <summary>Whether the list has the top-level domain of a host.</summary>
    public bool HasKnownEnd(string host)
    {
        var name = host.TrimEnd('.');
        return rules.Contains(name[(name.LastIndexOf('.') + 1)..]);
    }

    private static PublicSuffixList Load()
    {
        using var stream = typeof(PublicSuffixList).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The embedded resource '{Resource}' is missing from {typeof(PublicSuffixList).Assembly.GetName().Name}.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    private HashSet<string> FindParents()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in rules.Where(rule => rule[0] != '!'))
        {
            for (var dot = rule.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = rule.IndexOf('.', dot + 1))
            {
                found.Add(rule[(dot + 1)..]);
            }
        }

        return found;
    }
}
