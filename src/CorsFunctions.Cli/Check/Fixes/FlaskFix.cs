namespace CorsFunctions.Cli.Check.Fixes;

/// <summary>Flask with flask-cors.</summary>
internal static class FlaskFix
{
    public static FixText Of(FixNeeds needs)
    {
        var fix = new FixText()
            .Say("Flask: pip install flask-cors; from flask_cors import CORS. Right after the app is made, instead of other CORS code (after_request, OPTIONS routes):")
            .Code(
                "CORS(app,",
                $"     origins=[\"{needs.Origin}\"],",
                $"     methods=[{Quote(needs.Methods)}],",
                $"     allow_headers=[{Quote(needs.Headers)}],",
                $"     supports_credentials={(needs.Credentials ? "True" : "False")})",
                "@app.after_request",
                "def vary_by_origin(response):",
                "    response.vary.add(\"Origin\")",
                "    return response")
            .Say("(flask-cors leaves Vary out where it has one origin, or refuses.)");
        return needs.Cause == Cause.AuthBeforeCors
            ? fix.Say("And authentication in before_request has to let preflights pass. As its first lines:")
                .Code("if request.method == \"OPTIONS\":", "    return None")
            : fix;
    }

    private static string Quote(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));
}
