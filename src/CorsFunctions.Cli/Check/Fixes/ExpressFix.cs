namespace CorsFunctions.Cli.Check.Fixes;

/// <summary>Express 4 and 5 with the package cors.</summary>
internal static class ExpressFix
{
    public static FixText Of(FixNeeds needs)
    {
        var fix = new FixText()
            .Say("Express: npm install cors; const cors = require('cors'). As the first app.use of all, before authentication, body parsers and routes, and instead of other CORS code (app.options is not needed):")
            .Code(Lines(needs));
        return needs.Cause == Cause.DuplicateAllowOrigin
            ? fix.Say("Take out whatever else sets Access-Control-Allow-Origin (res.setHeader, a second cors, the proxy in front).")
            : fix;
    }

    private static IEnumerable<string> Lines(FixNeeds needs)
    {
        yield return "app.use(cors({";
        yield return $"  origin: ['{needs.Origin}'],";
        yield return $"  methods: [{Quote(needs.Methods)}],";
        yield return $"  allowedHeaders: [{Quote(needs.Headers)}],";
        yield return $"  credentials: {(needs.Credentials ? "true" : "false")},";
        yield return "}));";
    }

    private static string Quote(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name.Replace("'", "\\'", StringComparison.Ordinal)}'"));
}
