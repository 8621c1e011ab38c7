namespace CorsFunctions.Origins;

/// <summary>
/// The pattern that a text without fault would have been. Every suggestion and every claim comes from here, and each is a pattern by
/// <see cref="PatternGrammar"/>, so that what is suggested is never refused.
/// </summary>
internal static class OriginMending
{
    /// <summary>The longest suggestion that a sentence takes.</summary>
    private const int LongestSuggestion = 400;

    /// <summary>What to write instead, with a comma between several; null when that cannot be told.</summary>
    public static string? Suggest(string text)
    {
        if (text.Length > OriginText.LongestRead)
        {
            return null;
        }

        var patterns = OriginText.Split(text).Select(SuggestOne).ToList();
        var suggestion = string.Join(", ", patterns.Distinct(StringComparer.Ordinal));
        return patterns.Count == 0 || patterns.Contains(null) || suggestion.Length > LongestSuggestion ? null : suggestion;
    }

    /// <summary>The pattern of one element: lower case, one scheme, no path, no user, no default port, addresses as browsers write them.</summary>
    public static OriginPattern? Mend(string element)
    {
        if (element.Equals("null", StringComparison.OrdinalIgnoreCase))
        {
            return Read("null");
        }

        if (SplitScheme(element) is not var (written, rest) || PatternGrammar.HasNoPages(written))
        {
            return null;
        }

        var (host, port) = AuthorityMending.Split(ToLower(Authority(rest)));
        return (written.Length > 0 ? written : GuessScheme(host, port)) is { } scheme
            ? Read($"{scheme}://{AuthorityMending.Host(host)}{AuthorityMending.Port(scheme, port)}")
            : null;
    }

    /// <summary>What stands before a path, a query or a fragment, without a user name.</summary>
    public static string Authority(string rest)
    {
        var end = rest.AsSpan().IndexOfAny("/\\?#") is var found and >= 0 ? found : rest.Length;
        return rest[(rest.LastIndexOf('@', Math.Max(end - 1, 0)) + 1)..end];
    }

    private static string? SuggestOne(string element)
    {
        if (element is "*" || PatternGrammar.TryRead(element, out _))
        {
            return element;
        }

        // A question mark amid the host stands for a character, or for nothing.
        if (element.IndexOfAny(['?', '#']) is var mark and >= 0 && !(Mend(element[..mark]) is { } before && (before.IsLoopback || before.Host.Contains('.', StringComparison.Ordinal))))
        {
            return null;
        }

        if (Mend(element) is { } pattern)
        {
            return pattern.Text;
        }

        if (SplitScheme(element) is not var (scheme, rest))
        {
            return null;
        }

        // A socket is opened by a page, whose scheme is the one of the socket's handshake.
        return scheme switch
        {
            "wss" => Mend($"https://{rest}")?.Text,
            "ws" => Mend($"http://{rest}")?.Text,
            _ => MendForgottenDot(element)?.Text,
        };
    }

    /// <summary><c>*example.com</c>, <c>**.example.com</c> and <c>.example.com</c>: the subdomains.</summary>
    public static OriginPattern? MendForgottenDot(string element)
    {
        if (SplitScheme(element) is not var (scheme, rest) || scheme is not ("" or "https" or "http"))
        {
            return null;
        }

        var domain = rest.TrimStart('*');
        var stars = rest.Length - domain.Length;
        var meansSubdomains = domain is ['.', not '.', ..] || (stars == 1 && domain is not ['-' or '.', ..] && domain.Contains('.', StringComparison.Ordinal));
        return meansSubdomains && Mend($"{(scheme.Length == 0 ? "https" : scheme)}://*.{domain.TrimStart('.')}") is { ReachesPublicSuffix: false } pattern ? pattern : null;
    }

    /// <summary>Scheme (empty when there is none) and what follows its slashes; null when what stands there is no scheme.</summary>
    private static (string Scheme, string AfterSlashes)? SplitScheme(string element)
    {
        if (element.StartsWith("//", StringComparison.Ordinal))
        {
            return ("https", element.TrimStart('/'));
        }

        var colon = element.IndexOf("://", StringComparison.Ordinal);
        if (colon < 0)
        {
            return SplitTypedScheme(element);
        }

        // "https://https://app.example.com", "https://https//app.example.com": pasted behind what stood there.
        if (colon > 0 && SplitTypedScheme(element[(colon + 3)..]) is ({ Length: > 0 }, _) second
            && element.AsSpan(colon + 3 + second.Scheme.Length).TrimStart(':').StartsWith("//", StringComparison.Ordinal))
        {
            return second;
        }

        var scheme = ToLower(element[..colon]);
        scheme = PatternGrammar.IsMisspeltWeb(scheme) ? (PatternGrammar.Misspells(scheme, "https") ? "https" : "http") : scheme;
        return Origin.ScanScheme(scheme) == scheme.Length && colon > 0 ? (scheme, element[(colon + 3)..].TrimStart('/', '\\')) : null;
    }

    // "https:example.com", "https//example.com", "http:\\example.com", "https.//example.com".
    private static (string Scheme, string AfterSlashes)? SplitTypedScheme(string element)
    {
        foreach (var scheme in (ReadOnlySpan<string>)["https", "http"])
        {
            if (element.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
                && element[scheme.Length..] is [':' or '/' or '\\', ..] or ['.', '/', '/', ..])
            {
                return (scheme, element[scheme.Length..].TrimStart('.', ':', '/', '\\'));
            }
        }

        return element is [] or ['/' or '\\', ..] ? null : ("", element);
    }

    // A name that is only here is served over http in development; without a dot it is most likely no host.
    private static string? GuessScheme(string host, string port)
    {
        var name = host.StartsWith(PatternGrammar.Wildcard, StringComparison.Ordinal) ? host[PatternGrammar.Wildcard.Length..] : host;
        return port == "80" || new OriginPattern("", OriginPatternKind.Host, "", name, 0).IsLoopback ? "http"
            : host.Contains('.', StringComparison.Ordinal) || host.StartsWith('[') ? "https"
            : null;
    }

    private static OriginPattern? Read(string text) => PatternGrammar.TryRead(text, out var pattern) ? pattern : null;

    // Only ASCII has a lower case that does not depend on tables.
    private static string ToLower(string text) => string.Create(text.Length, text, static (lower, text) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            lower[i] = char.IsAsciiLetterUpper(text[i]) ? (char)(text[i] | 0x20) : text[i];
        }
    });
}
