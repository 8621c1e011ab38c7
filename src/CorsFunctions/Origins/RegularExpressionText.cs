using System.Text;

namespace CorsFunctions.Origins;

/// <summary>Recognises a regular expression by its look and takes off what only such a one has. Nothing is ever matched by one.</summary>
internal static class RegularExpressionText
{
    private static readonly (string Part, string Plain)[] Parts =
    [
        ("\\/", "/"), ("\\-", "-"), ("://(.*)\\.", "://*."), ("://(.+)\\.", "://*."), ("://.*\\.", "://*."), ("://.+\\.", "://*."), ("\\.", "."),
    ];

    public static bool Is(string text) =>
        text.StartsWith('^') || text.EndsWith('$')
        || text.Contains("\\.", StringComparison.Ordinal) || text.Contains("\\/", StringComparison.Ordinal)
        || text.Contains("://.*", StringComparison.Ordinal) || text.Contains("://.+", StringComparison.Ordinal)
        || text.Contains("(.*", StringComparison.Ordinal) || text.Contains("(.+", StringComparison.Ordinal)
        || (text is ['/', not '/', .., not '/', '/'] && text.Contains(':', StringComparison.Ordinal));

    /// <summary>The text without anchors and escapes, with <c>*.</c> for any labels before the host.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text);
        foreach (var (part, with) in Parts)
        {
            plain.Replace(part, with);
        }

        var result = plain.ToString();
        result = result is ['/', not '/', .., not '/', '/'] ? result[1..^1] : result;
        return result.TrimStart('^').TrimEnd('$');
    }
}
