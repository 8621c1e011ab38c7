namespace CorsFunctions.Cli.Check.Fixes;

/// <summary>Apache httpd 2.4 with mod_headers, mod_setenvif and mod_rewrite.</summary>
internal static class ApacheFix
{
    public static FixText Of(FixNeeds needs)
    {
        var isDouble = needs.Cause == Cause.DuplicateAllowOrigin;
        var fix = new FixText()
            .Say("Apache: a2enmod headers rewrite setenvif. Take out the present CORS lines, and put these into the <VirtualHost> of the site (not into <Location>, <Directory> or .htaccess: there a rewrite runs after authentication; not into the main server: a virtual host does not inherit its rules):")
            .Code(Lines(needs, isDouble));
        return isDouble
            ? fix.Say("'Header onsuccess unset' takes out what the server behind sends, so that one layer decides. Or take CORS out of Apache and leave it to the server behind.")
            : fix;
    }

    private static IEnumerable<string> Lines(FixNeeds needs, bool isDouble)
    {
        yield return $"SetEnvIf Origin \"^{Escape(needs.Origin)}$\" CORS_ORIGIN=$0";
        if (isDouble)
        {
            yield return "Header onsuccess unset Access-Control-Allow-Origin";
            yield return "Header onsuccess unset Access-Control-Allow-Credentials";
        }

        yield return "Header always set Access-Control-Allow-Origin \"%{CORS_ORIGIN}e\" env=CORS_ORIGIN";
        if (needs.Credentials)
        {
            yield return "Header always set Access-Control-Allow-Credentials \"true\" env=CORS_ORIGIN";
        }

        yield return $"Header always set Access-Control-Allow-Methods \"{needs.MethodList}\" env=CORS_ORIGIN";
        if (needs.Headers.Count > 0)
        {
            yield return $"Header always set Access-Control-Allow-Headers \"{needs.HeaderList}\" env=CORS_ORIGIN";
        }

        yield return "Header always merge Vary \"Origin\"";
        yield return "RewriteEngine On";
        yield return "RewriteCond %{REQUEST_METHOD} =OPTIONS";
        yield return "RewriteCond %{HTTP:Access-Control-Request-Method} .";
        yield return "RewriteRule ^ - [R=204,L]";
    }

    // An origin has letters, digits and . - : / [ ] only.
    private static string Escape(string origin) =>
        origin.Replace(".", "\\.", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
}
