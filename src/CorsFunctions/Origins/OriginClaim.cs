namespace CorsFunctions.Origins;

internal static class OriginClaim
{
    public static bool TryRead(string text, out OriginPattern claim) { claim = default; return text.EndsWith('/') && OriginPattern.TryParse(text[..^1], out claim, out _); }
}
