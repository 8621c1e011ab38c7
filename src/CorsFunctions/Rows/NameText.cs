using System.Buffers;
using CorsFunctions.Http;

namespace CorsFunctions.Rows;

/// <summary>A method or header name in a list. Stricter than a token: what is legal there and nobody means is an error here.</summary>
internal static class NameText
{
    // Tokens of RFC 9110 may have these.
    private static readonly SearchValues<char> Misleading = SearchValues.Create("*|'`&+");

    // What people write for an empty list, or between two names.
    private static readonly string[] Words = ["none", "null", "undefined", "false", "and", "or"];

    private static readonly char[] Edges = "\"'`[]{}()<>:;,|\\".ToCharArray();

    /// <summary>What is wrong with an element as a name, with the fix; null for nothing. <c>*</c> is no name.</summary>
    /// <param name="text">The element.</param>
    /// <param name="maxLength">How long a name may be.</param>
    /// <param name="what">What the column lists: <c>method name</c> or <c>header name</c>.</param>
    /// <param name="example">A name that the column takes.</param>
    /// <param name="takes">Whether the column takes an element without a finding.</param>
    public static string? FindFault(string text, int maxLength, string what, string example, Predicate<string> takes)
    {
        if (ListText.FindInvisible(text) is { } invisible)
        {
            return $"The name has {invisible}. {Fix(ListText.Repair(text) is [var name] ? name : "", "Write it anew, by hand")}";
        }

        if (IsWordForAll(text))
        {
            return $"A browser takes this for a {what}, not for all of them. Write '*' alone where all are meant";
        }

        if (Words.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            return $"A browser takes this word for a {what}. Write names, such as '{example}', with a comma between two, or leave the column empty";
        }

        if (text.Length > 1 && text.Contains('*', StringComparison.Ordinal))
        {
            return $"A star is no part of a {what}: it stands alone, for all names. Write the names one by one, or '*'";
        }

        if (HttpToken.IsToken(text) && text.Length <= maxLength && !text.AsSpan().ContainsAny(Misleading))
        {
            return null;
        }

        var general = $"Write one {(what == "method name" ? "method" : "name")} an element, such as '{example}', or '*'";
        return ListText.Repair(text).Length > 1
            ? $"This is no {what}, but several in one element. {general}"
            : $"This is no {what}. {Fix(text.Trim().Trim(Edges), general)}";

        string Fix(string mended, string otherwise) => mended != text && mended.Length > 0 && takes(mended) ? $"Write '{mended}'" : otherwise;
    }

    private static bool IsWordForAll(string text) =>
        text.Equals("all", StringComparison.OrdinalIgnoreCase)
        || text.Equals("any", StringComparison.OrdinalIgnoreCase)
        || text.Equals("true", StringComparison.OrdinalIgnoreCase)
        || (text.Length > 1 && text.AsSpan().IndexOfAnyExcept('*') < 0);
}
