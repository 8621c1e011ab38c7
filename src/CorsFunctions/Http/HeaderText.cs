namespace CorsFunctions.Http;

/// <summary>What may stand in a header value.</summary>
internal static class HeaderText
{
    private const int MaxLength = 256;

    /// <summary>True for text that can stand between quotes as it is (RFC 9110, section 5.6.4, without escapes).</summary>
    public static bool IsQuotable(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' or > '~' or '"' or '\\')
            {
                return false;
            }
        }

        return text.Length is > 0 and <= MaxLength;
    }
}
