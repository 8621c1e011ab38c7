namespace CorsFunctions.Worker.Plain;

/// <summary>Tells most texts from JSON by how they begin, because Newtonsoft.Json tells them apart by an exception, which costs a hundred times as much.</summary>
internal static class JsonStart
{
    /// <summary>False only when Newtonsoft.Json would refuse the text.</summary>
    /// <remarks>
    /// Follows <c>JsonTextReader.ParseValue</c>, which takes more than the standard: comments, apostrophes, NaN, Infinity, undefined,
    /// constructors, numbers of other scripts, stray ends and commas as tokens, and NUL among the white space.
    /// </remarks>
    public static bool IsPossible(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty && (text[0] == '\0' || char.IsWhiteSpace(text[0])))
        {
            text = text[1..];
        }

        return text.IsEmpty || text[0] switch
        {
            '{' or '[' or '"' or '\'' or '-' or '.' or '/' or ']' or ',' or ')' => true,
            't' => text.StartsWith("true"),
            'f' => text.StartsWith("false"),
            'n' => text.StartsWith("null") || text.StartsWith("new"),
            'N' => text.StartsWith("NaN"),
            'I' => text.StartsWith("Infinity"),
            'u' => text.StartsWith("undefined"),
            var other => char.IsNumber(other),
        };
    }
}
