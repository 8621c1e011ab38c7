namespace CorsFunctions.PropertyTests.Reference;

/// <summary>An origin pattern by design.md, matched by comparing strings.</summary>
/// <param name="Text">The pattern.</param>
/// <param name="Scheme">Empty for <c>*</c>, <c>null</c> and <c>file://</c>.</param>
/// <param name="Host">Without the label of a wildcard that has the star.</param>
/// <param name="Port">Empty for none, <c>*</c> for any.</param>
/// <param name="Label">The first label if it has a star, else empty: <c>*</c> alone, or with text beside it.</param>
internal sealed record ReferencePattern(string Text, string Scheme, string Host, string Port, string Label)
{
    public bool IsAny => Text == "*";

    /// <summary>What any page can be: <c>null</c>, or <c>file://</c>.</summary>
    public bool IsOpaque => Text is "null" or "file://";

    public bool IsAnyHost => Label == "*" && Host == "";

    public bool Subdomains => Label == "*" && Host != "";

    public bool InFirstLabel => Label.Length > 1;

    public static ReferencePattern? Parse(string text)
    {
        if (text is "*" or "null" or "file://")
        {
            return new ReferencePattern(text, "", "", "", "");
        }

        var parts = text.Split("://", 2);
        if (parts.Length < 2 || parts[0] is "file" or "ws" or "wss" or "ftp" || IsMisspeltWeb(parts[0]))
        {
            return null;
        }

        if (parts[1] == "*")
        {
            return parts[0] is "http" or "https" || ReferenceOrigin.Parse(parts[0] + "://a") is null
                ? null
                : new ReferencePattern(text, parts[0], "", "", "*");
        }

        var anyPort = text.EndsWith(":*", StringComparison.Ordinal);
        var authority = anyPort ? parts[1][..^2] : parts[1];
        var label = authority.Split('.')[0];

        // What remains without the stars is an origin; the star stands for at least one character.
        var withoutStar = label.Count(c => c == '*') == 1 && authority.Contains('.', StringComparison.Ordinal)
            ? authority.Replace("*", "x", StringComparison.Ordinal)
            : authority;
        if (ReferenceOrigin.Parse($"{parts[0]}://{withoutStar}") is not { } origin || (anyPort && origin.Port != ""))
        {
            return null;
        }

        var port = anyPort ? "*" : origin.Port;
        if (withoutStar == authority)
        {
            return ReferenceHost.IsIPv6(origin.Host) && ReferenceIPv6.IsIPv4Mapped(origin.Host[1..^1])
                ? null
                : new ReferencePattern(text, parts[0], origin.Host, port, "");
        }

        var parent = origin.Host[(label.Length + 1)..];
        var isForgottenDot = label.StartsWith('*') && label.Length > 1 && label[1] != '-' && ReferenceSuffixes.IsPublicSuffix(parent);
        return ReferenceHost.IsDomain(parent) && ReferenceHost.IsDomain(origin.Host) && !isForgottenDot && !label.Contains("xn--", StringComparison.Ordinal)
            ? new ReferencePattern(text, parts[0], parent, port, label)
            : null;
    }

    public bool Matches(string originText)
    {
        if (IsOpaque || originText is "null" or "file://")
        {
            return IsAny || Text == originText;
        }

        if (ReferenceOrigin.Parse(originText) is not { } origin)
        {
            return false;
        }

        return IsAny || (
            origin.Scheme == Scheme
            && (Port == "*" || origin.Port == Port)
            && (Label == "" ? origin.Host == Host : IsAnyHost || MatchesLabel(origin.Host)));
    }

    /// <summary>
    /// "Exact, then a star inside the first label (more literal text first), then the longest <c>*.</c> wildcard, then any host of a scheme,
    /// then <c>*</c>"; of two that are equal in that, more text before the star, then the one that names the port.
    /// </summary>
    public (int Kind, int Length, int Before, int Port) Specificity
    {
        get
        {
            var port = Port == "*" ? 0 : 1;
            return IsAny ? (0, 0, 0, 0)
                : IsAnyHost ? (1, 0, 0, 0)
                : Subdomains ? (2, Host.Length, 0, port)
                : InFirstLabel ? (3, Label.Length, Label.IndexOf('*', StringComparison.Ordinal), port)
                : (4, 0, 0, port);
        }
    }

    private static bool IsMisspeltWeb(string scheme) =>
        scheme is not ("http" or "https")
        && (OneAway.Contains(scheme) || (scheme.Length >= 4 && (TwoAway.Contains(scheme) || scheme.EndsWith("http", StringComparison.Ordinal) || scheme.EndsWith("https", StringComparison.Ordinal))));

    private static readonly HashSet<string> OneAway = [.. OneEditAway("http"), .. OneEditAway("https")];
    private static readonly HashSet<string> TwoAway = [.. OneAway.SelectMany(OneEditAway)];

    // Every text that one slip makes of a word.
    private static HashSet<string> OneEditAway(string word)
    {
        const string letters = "abcdefghijklmnopqrstuvwxyz0123456789+-.";
        var places = Enumerable.Range(0, word.Length + 1);
        var edited = places.SelectMany(at => letters.Select(letter => word.Insert(at, letter.ToString())))
            .Concat(places.SkipLast(1).SelectMany(at => letters.Select(letter => word.Remove(at, 1).Insert(at, letter.ToString()))))
            .Concat(places.SkipLast(1).Select(at => word.Remove(at, 1)))
            .Concat(places.SkipLast(2).Select(at => word.Remove(at, 2).Insert(at, $"{word[at + 1]}{word[at]}")));
        return [.. edited];
    }

    private bool MatchesLabel(string host)
    {
        if (!ReferenceHost.IsDomain(host) || !host.EndsWith("." + Host, StringComparison.Ordinal))
        {
            return false;
        }

        var below = host[..^(Host.Length + 1)];
        var (before, after) = (Label.Split('*')[0], Label.Split('*')[1]);
        return Label == "*" || (
            !below.Contains('.', StringComparison.Ordinal)
            && below.StartsWith(before, StringComparison.Ordinal)
            && below.EndsWith(after, StringComparison.Ordinal)
            && below.Length > before.Length + after.Length);
    }

    /// <summary>An http origin that is not this machine.</summary>
    public bool IsInsecure => Scheme == "http" && !IsLoopback;

    public bool IsLoopback
    {
        get
        {
            var name = ReferenceHost.WithoutFinalDot(Host);
            return name == "localhost" || name.EndsWith(".localhost", StringComparison.Ordinal) || name == "[::1]"
                || (ReferenceHost.IsIPv4(name) && name.StartsWith("127.", StringComparison.Ordinal));
        }
    }
}
