using CorsFunctions.Browser;

namespace CorsFunctions.Cli.Check.Requests;

/// <summary>The value of <c>--header</c>: <c>name</c>, <c>name=value</c> or <c>name: value</c>.</summary>
internal static class HeaderArgument
{
    private static readonly char[] Separators = ['=', ':'];

    public static HeaderLine Parse(string text)
    {
        var end = text.IndexOfAny(Separators);
        return end < 0 ? new HeaderLine(text, "") : new HeaderLine(text[..end].TrimEnd(), text[(end + 1)..].Trim());
    }
}
