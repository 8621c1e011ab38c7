using System.Text;

namespace CorsFunctions.Tables;

/// <summary>What the Table service takes as names.</summary>
internal static class TableNames
{
    private const int MaxKeyBytes = 1024;

    /// <summary>3 to 63 letters and digits, a letter first.</summary>
    public static bool IsTableName(string name) =>
        name.Length is >= 3 and <= 63 && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit);

    /// <summary>A PartitionKey: at most 1 KB, none of <c>/ \ # ?</c>, no control characters.</summary>
    public static bool IsKey(string key) =>
        Encoding.UTF8.GetByteCount(key) is > 0 and <= MaxKeyBytes
        && !key.AsSpan().ContainsAny("/\\#?")
        && !key.Any(char.IsControl);
}
