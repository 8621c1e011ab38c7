using CorsFunctions.Cli.Check.Causes;
using CorsFunctions.Cli.Check.Examining;
using CorsFunctions.Cli.Check.Servers;

namespace CorsFunctions.Cli.Check.Fixes;

/// <summary>The fix of a cause, in the language of the server that has to be configured.</summary>
internal static class Fix
{
    /// <summary>Findings that a configuration mends; the others say what to do themselves.</summary>
    public static bool IsForFinding(string cause) => cause is Cause.OriginReflected or Cause.NullAllowed or Cause.MissingVary;

    public static string Of(string cause, Server server, Examination examination)
    {
        var needs = FixNeeds.Of(cause, examination);
        return cause switch
        {
            Cause.None => "",
            Cause.Unreachable or Cause.Timeout or Cause.Tls => "Make the server answer at this URL first; CORS comes after that.",
            Cause.Redirect when RedirectCause.IsOfSameResource(examination.Request.Url, RedirectCause.Target(examination)) =>
                FinalUrl(server, RedirectCause.Target(examination)!),
            Cause.ServerError => "Read the server's log and mend the error first. Then run this check again; the server has to answer OPTIONS with 204 and the CORS headers even where the application fails.",
            Cause.PlatformAnswered when server.Kind is not ServerKind.AppService => AzureFixes.OfFunctions(needs).ToString(),
            _ => (server.Kind switch
            {
                ServerKind.Apache => ApacheFix.Of(needs),
                ServerKind.Nginx => NginxFix.Of(needs),
                ServerKind.Express => ExpressFix.Of(needs),
                ServerKind.Flask => FlaskFix.Of(needs),
                ServerKind.Spring => SpringFix.Of(needs),
                ServerKind.AspNetCore => AspNetCoreFix.Of(needs),
                ServerKind.Functions => AzureFixes.OfFunctions(needs),
                ServerKind.AppService => AzureFixes.OfAppService(needs),
                ServerKind.ApiManagement => AzureFixes.OfApiManagement(needs),
                _ => AnyServerFix.Of(needs),
            }).ToString(),
        };
    }

    private static string FinalUrl(Server server, Uri target)
    {
        var fix = new FixText().Say("Call the URL that the redirect leads to:").Code(target.AbsoluteUri);
        return (server.Kind switch
        {
            ServerKind.Apache => fix.Say("Or, for a final slash, 'DirectorySlash Off' in Apache."),
            ServerKind.Nginx => fix.Say("Or, for a final slash, give nginx 'location = /path' beside 'location /path/'."),
            ServerKind.Flask => fix.Say("Or, for a final slash, register the route with strict_slashes=False."),
            ServerKind.Functions or ServerKind.AppService => fix.Say("'HTTPS only' makes the redirect from http; leave it on."),
            _ => fix,
        }).ToString();
    }
}
