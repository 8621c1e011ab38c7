using System.Globalization;

namespace CorsFunctions.PropertyTests.Reference;

/// <summary>A row whose columns are texts, read by design.md's table.</summary>
internal sealed class ReferenceRow
{
    private readonly PolicyRow row;

    public ReferenceRow(PolicyRow row, bool isDuplicate)
    {
        this.row = row;
        Route = Text("Route") == "" ? ReferenceRoute.Parse("/{*rest}") : ReferenceRoute.Parse(Text("Route"));
        Patterns = [.. List("Origins").Select(ReferencePattern.Parse).OfType<ReferencePattern>()];
        Methods = [.. List("Methods").Where(name => name != "*").Select(UpperCase)];
        Headers = [.. List("Headers").Where(name => name != "*")];
        Exposed = [.. List("ExposedHeaders").Where(name => name != "*")];
        IsFaulty = isDuplicate || Route is null || HasFaultyColumn() || HasFaultyOrigin() || HasFaultyName();
    }

    public string Key => row.RowKey;

    public bool IsFaulty { get; }

    /// <summary>Whether its claims are more than what it says: of a route or an origin that is none, or has a star that may be a slip.</summary>
    public bool IsMisspelt => Route is null || List("Origins").Any(text => ReferencePattern.Parse(text) is null) || Patterns.Any(IsStarAboveSuffix);

    public ReferenceRoute? Route { get; }

    public ReferencePattern[] Patterns { get; }

    public string[] Methods { get; }

    public string[] Headers { get; }

    public string[] Exposed { get; }

    public bool Credentials => IsTrue("Credentials");

    /// <summary>A permission ends with its row.</summary>
    public string MaxAge(DateTimeOffset now)
    {
        var seconds = Text("MaxAge") == "" ? 600 : int.Parse(Text("MaxAge"), CultureInfo.InvariantCulture);
        var left = ExpiresOn is { } end ? Math.Floor((end - now).TotalSeconds) : double.MaxValue;
        return Math.Min(seconds, left).ToString(CultureInfo.InvariantCulture);
    }

    public bool HasStar(string column) => List(column).Contains("*");

    /// <summary>The list as it is announced: each name once, without the star; GET, HEAD, POST when Methods is empty.</summary>
    public string? Announce(string column)
    {
        var names = column == "Methods" ? Methods : column == "Headers" ? Headers : Exposed;
        var once = names.Where((name, i) => !names.Take(i).Any(earlier =>
            column == "Methods" ? earlier == name : ReferenceHeaderList.Contains([earlier], name))).ToList();
        return once.Count > 0 ? string.Join(", ", once) : column == "Methods" && !HasStar(column) ? "GET, HEAD, POST" : null;
    }

    public bool IsInForce(DateTimeOffset now) =>
        !IsFaulty
        && ReferenceText.Lower(Text("Enabled")) != "false"
        && (ExpiresOn is not { } end || now < end);

    private DateTimeOffset? ExpiresOn => Text("ExpiresOn") == "" ? null : DateTimeOffset.Parse(Text("ExpiresOn"), CultureInfo.InvariantCulture);

    private bool HasFaultyColumn() =>
        !IsBoolean("Credentials") || !IsBoolean("Enabled")
        || (Text("MaxAge") != "" && !(int.TryParse(Text("MaxAge"), CultureInfo.InvariantCulture, out var age) && age is >= 0 and <= 86400))
        || (Text("ExpiresOn") != "" && !(Text("ExpiresOn").EndsWith('Z') && DateTimeOffset.TryParse(Text("ExpiresOn"), CultureInfo.InvariantCulture, out _)))
        || new[] { "Origins", "Methods", "Headers", "ExposedHeaders", "Tolerate" }.Any(column => Text(column).Contains(',', StringComparison.Ordinal) && List(column).Length == 0)
        || List("Tolerate").Except(["insecure-origin", "public-suffix", "null-origin", "any-host"]).Any();

    private bool HasFaultyOrigin() =>
        List("Origins").Length == 0
        || List("Origins").Any(text => ReferencePattern.Parse(text) is null)
        || Patterns.Any(pattern =>
            (pattern.IsOpaque && !Tolerates("null-origin"))
            || (pattern.IsAnyHost && !Tolerates("any-host"))
            || IsStarAboveSuffix(pattern)
            || (Credentials && (pattern.IsAny || pattern.IsAnyHost || pattern.IsOpaque))
            || (Credentials && pattern.IsInsecure && !Tolerates("insecure-origin"))
            || (Credentials && pattern.Subdomains && !pattern.IsLoopback && !Tolerates("public-suffix") && ReferenceSuffixes.IsDangerousBelow(pattern.Host)));

    private bool IsStarAboveSuffix(ReferencePattern pattern) =>
        pattern.InFirstLabel && !pattern.IsLoopback && !Tolerates("public-suffix") && ReferenceSuffixes.IsPublicSuffix(pattern.Host);

    private bool HasFaultyName() =>
        Methods.Any(name => !ReferenceHeaderList.IsToken(name) || name.Length > 64 || ReferenceNames.IsForbiddenMethod(name))
        || Headers.Any(name => !ReferenceHeaderList.IsToken(name) || name.Length > 256 || ReferenceNames.CannotBeRequested(name))
        || Exposed.Any(name => !ReferenceHeaderList.IsToken(name) || name.Length > 256 || ReferenceNames.CannotBeExposed(name))
        || (Credentials && HasStar("ExposedHeaders"));

    private static string UpperCase(string method) =>
        new[] { "DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT" }.FirstOrDefault(known => known == ReferenceText.Upper(method)) ?? method;

    private bool Tolerates(string danger) => List("Tolerate").Contains(danger);

    private bool IsTrue(string column) => ReferenceText.Lower(Text(column)) == "true";

    private bool IsBoolean(string column) => ReferenceText.Lower(Text(column)) is "" or "true" or "false";

    private string Text(string column) => (string?)row.Columns.GetValueOrDefault(column) ?? "";

    private string[] List(string column) =>
        Text(column).Split([',', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
