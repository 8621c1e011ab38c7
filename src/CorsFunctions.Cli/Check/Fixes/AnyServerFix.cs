namespace CorsFunctions.Cli.Check.Fixes;

/// <summary>A server that did not tell what it is: what it has to send.</summary>
internal static class AnyServerFix
{
    public static FixText Of(FixNeeds needs) => new FixText()
        .Say("Whatever serves this URL has to answer OPTIONS, before authentication and without a redirect, by 204 with these headers, each once:")
        .Code(Lines(needs))
        .Say($"and every other response, errors too, by Access-Control-Allow-Origin{(needs.Credentials ? ", Access-Control-Allow-Credentials" : "")} and Vary.");

    private static IEnumerable<string> Lines(FixNeeds needs)
    {
        yield return $"Access-Control-Allow-Origin: {needs.Origin}";
        if (needs.Credentials)
        {
            yield return "Access-Control-Allow-Credentials: true";
        }

        yield return $"Access-Control-Allow-Methods: {needs.MethodList}";
        if (needs.Headers.Count > 0)
        {
            yield return $"Access-Control-Allow-Headers: {needs.HeaderList}";
        }

        yield return "Vary: Origin";
    }
}
