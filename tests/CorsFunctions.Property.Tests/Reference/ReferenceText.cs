namespace CorsFunctions.PropertyTests.Reference;

/// <summary>Letter case as HTTP and URLs know it: of ASCII letters only.</summary>
internal static class ReferenceText
{
    public static string Lower(string text) => string.Concat(text.Select(c => c is >= 'A' and <= 'Z' ? (char)(c + ('a' - 'A')) : c));

    public static string Upper(string text) => string.Concat(text.Select(c => c is >= 'a' and <= 'z' ? (char)(c - ('a' - 'A')) : c));
}
