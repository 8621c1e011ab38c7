using System.Buffers;

namespace CorsFunctions.Http;

/// <summary>The token of RFC 9110, section 5.6.2: the form of methods and header names.</summary>
internal static class HttpToken
{
    private static readonly SearchValues<char> Characters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public static bool IsToken(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExcept(Characters);
}
