namespace CorsFunctions.Cli.Check.Fixes;

/// <summary>nginx: a map for the origin, and add_header … always outside of every <c>if</c>.</summary>
internal static class NginxFix
{
    public static FixText Of(FixNeeds needs)
    {
        var fix = new FixText()
            .Say("nginx: in the http block:")
            .Code("map $http_origin $cors_origin {", "    default \"\";", $"    \"{needs.Origin}\" $http_origin;", "}")
            .Say("In the location, instead of its present CORS lines. The 'if' has to stay without add_header, which would hide these; 'always' is what errors need; an inner block with an add_header of its own has to repeat them all:")
            .Code(Lines(needs));
        return needs.Cause == Cause.DuplicateAllowOrigin
            ? fix.Say("proxy_hide_header takes out what the server behind sends, so that one layer decides.")
            : fix;
    }

    private static IEnumerable<string> Lines(FixNeeds needs)
    {
        yield return "if ($request_method = OPTIONS) { return 204; }";
        if (needs.Cause == Cause.DuplicateAllowOrigin)
        {
            yield return "proxy_hide_header Access-Control-Allow-Origin;";
            yield return "proxy_hide_header Access-Control-Allow-Credentials;";
        }

        yield return "add_header Access-Control-Allow-Origin $cors_origin always;";
        if (needs.Credentials)
        {
            yield return "add_header Access-Control-Allow-Credentials true always;";
        }

        yield return $"add_header Access-Control-Allow-Methods \"{needs.MethodList}\" always;";
        if (needs.Headers.Count > 0)
        {
            yield return $"add_header Access-Control-Allow-Headers \"{needs.HeaderList}\" always;";
        }

        yield return "add_header Vary Origin always;";
    }
}
