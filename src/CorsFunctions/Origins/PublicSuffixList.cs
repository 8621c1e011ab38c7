namespace CorsFunctions.Origins;

/// <summary>
/// The Public Suffix List (publicsuffix.org): the names under which anyone can register a name of their own.
/// Loaded when a row first needs it, which is when it has a wildcard that could reach such a name, or an origin with a fault.
/// </summary>
/// <remarks>
/// It is searched as it stands, in the order of the rules read backwards: that puts the rules below a name beside each other, and to make
/// texts and sets of nine thousand rules would take ten milliseconds of a cold start and a megabyte.
/// </remarks>
internal sealed class PublicSuffixList
{
    private const string Resource = "public_suffix_list.txt";
    private const char Nothing = '\0';

    private static readonly Lazy<PublicSuffixList> Shipped = new(Load);

    private readonly byte[] text;
    private readonly List<int> ends = [];

    /// <param name="text">A rule a line, in order, after comments that begin with <c>//</c>.</param>
    public PublicSuffixList(byte[] text)
    {
        this.text = text;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || text[i] == '\n')
            {
                var end = i > start && text[i - 1] == '\r' ? i - 1 : i;
                if (end > start && text[start] != '/')
                {
                    ends.Add(end);
                }

                start = i + 1;
            }
        }
    }

    /// <summary>The list that comes with this assembly.</summary>
    public static PublicSuffixList Embedded => Shipped.Value;

    /// <summary>Whether a host (lower case, punycode) is a public suffix as a whole, by the list's own algorithm.</summary>
    public bool IsPublicSuffix(string host)
    {
        var name = WithoutFinalDot(host);
        if (Has(name, '!'))
        {
            return false;
        }

        var dot = name.IndexOf('.');

        // "If no rules match, the prevailing rule is '*'": an unknown top-level domain is a public suffix.
        return dot < 0 || Has(name) || Has(name[dot..], '*');
    }

    /// <summary>Whether there is a public suffix below a host, so that a wildcard of several labels reaches names that anyone can register.</summary>
    public bool HasPublicSuffixBelow(string host)
    {
        var name = WithoutFinalDot(host);
        for (var rule = Find(name, '.'); rule < ends.Count && Order(rule, name, '.') is Ordering.Same or Ordering.Below; rule++)
        {
            if (text[Start(rule)] != '!')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the list has the top-level domain of a host.</summary>
    public bool HasKnownEnd(string host)
    {
        var name = WithoutFinalDot(host);
        return Has(name[(name.LastIndexOf('.') + 1)..]);
    }

    private static ReadOnlySpan<char> WithoutFinalDot(string host) => host.AsSpan().TrimEnd('.');

    private bool Has(ReadOnlySpan<char> name, char head = Nothing) =>
        Find(name, head) is var rule && rule < ends.Count && Order(rule, name, head) == Ordering.Same;

    // The first rule that does not come before a head and a name, read as one.
    private int Find(ReadOnlySpan<char> name, char head)
    {
        var (low, high) = (0, ends.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = Order(middle, name, head) == Ordering.Before ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private Ordering Order(int rule, ReadOnlySpan<char> name, char head)
    {
        var (start, end) = (Start(rule), ends[rule]);
        var length = head == Nothing ? name.Length : name.Length + 1;
        for (var i = 1; i <= length; i++)
        {
            if (end - i < start)
            {
                return Ordering.Before;
            }

            var (theirs, ours) = (text[end - i], i <= name.Length ? name[^i] : head);
            if (theirs != ours)
            {
                return theirs < ours ? Ordering.Before : Ordering.After;
            }
        }

        return end - start == length ? Ordering.Same : Ordering.Below;
    }

    // Nothing but comments stands between two rules, and those only at the beginning.
    private int Start(int rule)
    {
        var start = ends[rule];
        while (start > 0 && text[start - 1] != '\n')
        {
            start--;
        }

        return start;
    }

    private static PublicSuffixList Load()
    {
        using var stream = typeof(PublicSuffixList).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The embedded resource '{Resource}' is missing from {typeof(PublicSuffixList).Assembly.GetName().Name}.");
        var text = new byte[stream.Length];
        stream.ReadExactly(text);

        // A list in another form would say of every name that nobody can register below it.
        var list = new PublicSuffixList(text);
        return list.Has("com") && list.Has(".ck", '*') && list.HasPublicSuffixBelow("uk")
            ? list
            : throw new InvalidOperationException($"The embedded resource '{Resource}' is not the list in the order of the rules read backwards. Write it anew with refresh.mjs.");
    }

    /// <summary>How a rule stands to a name: before or after it in the order, the same, or a longer one that ends with it.</summary>
    private enum Ordering
    {
        Before,
        Same,
        Below,
        After,
    }
}
