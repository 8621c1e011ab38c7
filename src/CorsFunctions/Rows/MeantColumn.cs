using CorsFunctions.Origins;

namespace CorsFunctions.Rows;

/// <summary>The column that a name means which is no column's.</summary>
/// <param name="Column">The column.</param>
/// <param name="IsOtherWord">Whether it is another word for the column, rather than its name with a slip.</param>
/// <param name="IsOpposite">Whether it says the opposite, as <c>Disabled</c> does of Enabled.</param>
internal readonly record struct MeantColumn(string Column, bool IsOtherWord = false, bool IsOpposite = false)
{
    // What people, the response headers and other CORS configurations call the columns, without a final s.
    private static readonly Dictionary<string, MeantColumn> OtherWords = Words(
        (PolicyColumn.PartitionKey, "PARTITION APP APPNAME"),
        (PolicyColumn.Route, "PATH URL URI PATTERN TEMPLATE ENDPOINT ROUTEPATTERN ROUTETEMPLATE PATHPATTERN URLPATTERN"),
        (PolicyColumn.Origins, "ALLOWORIGIN ALLOWEDORIGIN"),
        (PolicyColumn.Methods, "ALLOWMETHOD ALLOWEDMETHOD HTTPMETHOD VERB ALLOWEDVERB HTTPVERB"),
        (PolicyColumn.Headers, "ALLOWHEADER ALLOWEDHEADER REQUESTHEADER"),
        (PolicyColumn.ExposedHeaders, "EXPOSEHEADER RESPONSEHEADER"),
        (PolicyColumn.Credentials, "ALLOWCREDENTIAL ALLOWEDCREDENTIAL SUPPORTCREDENTIAL SUPPORTSCREDENTIAL WITHCREDENTIAL"),
        (PolicyColumn.MaxAge, "MAXAGESECOND MAXAGEINSECOND PREFLIGHTMAXAGE"),
        (PolicyColumn.Enabled, "ISENABLED ACTIVE ISACTIVE"),
        (PolicyColumn.ExpiresOn, "EXPIRE EXPIRED EXPIRY EXPIREAT EXPIRESAT EXPIRATION ENDDATE ENDSON ENDTIME VALIDTO VALIDTILL NOTAFTER"))
        .Concat(Words((PolicyColumn.Enabled, "DISABLED ISDISABLED INACTIVE ISINACTIVE SUSPENDED")).Select(word => KeyValuePair.Create(word.Key, word.Value with { IsOpposite = true })))
        .ToDictionary();

    // A name that has one of these says what the column says, whatever else is in it; but who did it is for people.
    private static readonly (string Stem, MeantColumn Meant)[] Stems =
    [
        ("DISABL", new(PolicyColumn.Enabled, IsOtherWord: true, IsOpposite: true)), ("ENABL", new(PolicyColumn.Enabled, IsOtherWord: true)),
        ("EXPIR", new(PolicyColumn.ExpiresOn, IsOtherWord: true)), ("UNTIL", new(PolicyColumn.ExpiresOn, IsOtherWord: true)),
    ];

    // Nothing in a row says these, and a row that is meant to say them allows more than was meant.
    private static readonly string[] Denials = ["DENY", "DENIED", "DISALLOW", "BLOCK", "BANNED", "EXCLUDE", "EXCEPT", "FORBID", "REJECT"];
    private static readonly string[] DeniedThings = ["ORIGIN", "METHOD", "HEADER", "PATH", "ROUTE", "LIST", "SITE", "DOMAIN"];
    private static readonly string[] Beginnings = ["NOTBEFORE", "VALIDFROM", "STARTSON", "STARTSAT", "STARTAT", "STARTDATE", "STARTTIME", "STARTON", "ACTIVEFROM", "EFFECTIVEFROM"];

    // A shorter word is one slip away from too many others.
    private const int ShortestWithSlip = 6;

    /// <summary>
    /// The column whose name this is but for letter case and whatever is no letter and no digit, for the final s, or for one slip;
    /// or for which it is another word. Null for a name of its own.
    /// </summary>
    public static MeantColumn? Find(string name)
    {
        var plain = Plain(name);
        if ((FindSame(plain) ?? FindOneSlipAway(plain)) is { } column)
        {
            return new MeantColumn(column);
        }

        // What is denied is not a path or an origin by another word.
        return FindAdviceForMissing(name) is null ? FindWord(plain.TrimEnd('S')) : null;
    }

    /// <summary>What to write instead of a column that would make the row allow less, if there were such a column; null for any other name.</summary>
    public static string? FindAdviceForMissing(string name)
    {
        var plain = Plain(name).TrimEnd('S');
        var denial = Array.Find(Denials, word => plain.StartsWith(word, StringComparison.Ordinal) || plain.EndsWith(word, StringComparison.Ordinal));
        return plain is "BLACKLIST" || (denial is not null && (plain.Length <= denial.Length + 2 || Array.Exists(DeniedThings, thing => plain.Contains(thing, StringComparison.Ordinal))))
            ? "Rows only allow: write what is allowed; an origin or a path that is to be kept out takes a row of its own, with Enabled false"
            : Array.Exists(Beginnings, word => plain.StartsWith(word, StringComparison.Ordinal)) ? "A row holds from when it is written: write Enabled false until then"
            : null;
    }

    /// <summary>What to write instead.</summary>
    public string Advice =>
        $"Write '{Column}' (in a file '{PolicyColumn.ToFile(Column)}'){(IsOpposite ? " with the opposite value" : "")}{(IsOtherWord ? ", or, what is only for people, into 'Notes'" : "")}";

    private static MeantColumn? FindWord(string plain)
    {
        var word = plain.StartsWith("ACCESSCONTROL", StringComparison.Ordinal) ? plain["ACCESSCONTROL".Length..] : plain;
        if (OtherWords.TryGetValue(word, out var meant))
        {
            return meant;
        }

        return word.EndsWith("BY", StringComparison.Ordinal) ? null
            : Array.Find(Stems, each => word.Contains(each.Stem, StringComparison.Ordinal)) is { Stem: not null } found ? found.Meant
            : word.StartsWith("PATH", StringComparison.Ordinal) || word.EndsWith("PATH", StringComparison.Ordinal)
                || word.StartsWith("ROUTE", StringComparison.Ordinal) || word.EndsWith("ROUTE", StringComparison.Ordinal) ? new(PolicyColumn.Route, IsOtherWord: true)
            : OtherWords.FirstOrDefault(known => known.Key.Length >= ShortestWithSlip && OneSlip.IsBetween(word, known.Key)) is { Key: not null } slipped ? slipped.Value
            : null;
    }

    private static string Plain(string name) => string.Concat(OriginText.Narrow(name).Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string? FindSame(string plain) =>
        Array.Find(PolicyColumn.WithKeys, known => known.ToUpperInvariant() is var upper && (plain == upper || plain + "S" == upper || plain == upper + "S"));

    // Notes is for people: nothing is lost with a word that is close to it.
    private static string? FindOneSlipAway(string plain) =>
        Array.Find(PolicyColumn.WithKeys, known => known != PolicyColumn.Notes && OneSlip.IsBetween(plain, known.ToUpperInvariant()));

    private static IEnumerable<KeyValuePair<string, MeantColumn>> Words(params (string Column, string Words)[] columns) =>
        columns.SelectMany(column => column.Words.Split(' '), (column, word) => KeyValuePair.Create(word, new MeantColumn(column.Column, IsOtherWord: true)));
}
