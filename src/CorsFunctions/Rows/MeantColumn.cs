using System.Collections.Frozen;

namespace CorsFunctions.Rows;

/// <summary>The column that a name means which is no column's.</summary>
/// <param name="Column">The column.</param>
/// <param name="IsOtherWord">Whether it is another word for the column, rather than its name with a slip.</param>
/// <param name="IsOpposite">Whether it says the opposite, as <c>Disabled</c> does of Enabled.</param>
internal readonly record struct MeantColumn(string Column, bool IsOtherWord = false, bool IsOpposite = false)
{
    // What people, the response headers and other CORS configurations call the columns, without a final s.
    private static readonly FrozenDictionary<string, MeantColumn> OtherWords = Words(
        (PolicyColumn.Route, "PATH URL URI PATTERN TEMPLATE ENDPOINT ROUTEPATTERN ROUTETEMPLATE PATHPATTERN URLPATTERN"),
        (PolicyColumn.Origins, "ALLOWORIGIN ALLOWEDORIGIN"),
        (PolicyColumn.Methods, "ALLOWMETHOD ALLOWEDMETHOD HTTPMETHOD VERB ALLOWEDVERB HTTPVERB"),
        (PolicyColumn.Headers, "ALLOWHEADER ALLOWEDHEADER REQUESTHEADER"),
        (PolicyColumn.ExposedHeaders, "EXPOSEHEADER RESPONSEHEADER"),
        (PolicyColumn.Credentials, "ALLOWCREDENTIAL ALLOWEDCREDENTIAL SUPPORTCREDENTIAL SUPPORTSCREDENTIAL WITHCREDENTIAL"),
        (PolicyColumn.MaxAge, "MAXAGESECOND MAXAGEINSECOND PREFLIGHTMAXAGE"),
        (PolicyColumn.Enabled, "ISENABLED ACTIVE ISACTIVE"),
        (PolicyColumn.ExpiresOn, "EXPIRE EXPIRED EXPIRY EXPIREAT EXPIRESAT EXPIRATION EXPIRYDATE EXPIRATIONDATE VALIDUNTIL VALIDTO NOTAFTER"))
        .Concat(Words((PolicyColumn.Enabled, "DISABLE DISABLED ISDISABLED INACTIVE ISINACTIVE")).Select(word => KeyValuePair.Create(word.Key, word.Value with { IsOpposite = true })))
        .ToFrozenDictionary();

    // Nothing in a row says these, and a row that is meant to say them allows more than was meant.
    private static readonly string[] Denials = ["DENY", "DENIED", "DISALLOW", "BLOCK", "EXCLU", "EXCEPT", "FORBID", "REJECT"];
    private static readonly string[] Beginnings = ["NOTBEFORE", "VALIDFROM", "STARTSON", "STARTSAT", "STARTDATE", "STARTON", "ACTIVEFROM", "ENABLEDFROM"];

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

        var word = plain.TrimEnd('S');
        return OtherWords.TryGetValue(word.StartsWith("ACCESSCONTROL", StringComparison.Ordinal) ? word["ACCESSCONTROL".Length..] : word, out var meant) ? meant : null;
    }

    /// <summary>What to write instead of a column that would make the row allow less, if there were such a column; null for any other name.</summary>
    public static string? FindAdviceForMissing(string name)
    {
        var plain = Plain(name);
        return Array.Exists(Denials, word => plain.StartsWith(word, StringComparison.Ordinal)) ? "Rows only allow: write what is to be kept out into a row of its own, with Enabled false"
            : Array.Exists(Beginnings, word => plain.StartsWith(word, StringComparison.Ordinal)) ? "A row holds from when it is written: write Enabled false until then"
            : null;
    }

    /// <summary>What to write instead.</summary>
    public string Advice =>
        $"Write '{Column}' (in a file '{PolicyColumn.ToFile(Column)}'){(IsOpposite ? " with the opposite value" : "")}{(IsOtherWord ? ", or, what is only for people, into 'Notes'" : "")}";

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string? FindSame(string plain) =>
        Array.Find(PolicyColumn.WithKeys, known => known.ToUpperInvariant() is var upper && (plain == upper || plain + "S" == upper || plain == upper + "S"));

    // Notes is for people: nothing is lost with a word that is close to it.
    private static string? FindOneSlipAway(string plain) =>
        Array.Find(PolicyColumn.All, known => known != PolicyColumn.Notes && OneSlip.IsBetween(plain, known.ToUpperInvariant()));

    private static IEnumerable<KeyValuePair<string, MeantColumn>> Words(params (string Column, string Words)[] columns) =>
        columns.SelectMany(column => column.Words.Split(' '), (column, word) => KeyValuePair.Create(word, new MeantColumn(column.Column, IsOtherWord: true)));
}
