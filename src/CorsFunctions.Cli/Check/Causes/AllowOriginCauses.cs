using CorsFunctions.Browser;
using CorsFunctions.Cli.Check.Examining;
using CorsFunctions.Http;

namespace CorsFunctions.Cli.Check.Causes;

/// <summary>An Access-Control-Allow-Origin that is there and does not fit.</summary>
internal static class AllowOriginCauses
{
    public static Diagnosis? Recognise(Examination examination)
    {
        var (verdict, answer) = (examination.Verdict, examination.Deciding!);
        var which = verdict.IsOfPreflight ? "the preflight's answer" : "the actual request's answer";
        var subject = Printable.Text(verdict.Subject);
        return verdict.Objection switch
        {
            BrowserObjection.WildcardWithCredentials => new Diagnosis(Cause.WildcardWithCredentials,
                $"Access-Control-Allow-Origin of {which} is '*', which is not valid for a request with credentials. It has to be the origin itself."),
            BrowserObjection.CredentialsNotAllowed => new Diagnosis(Cause.CredentialsNotAllowed, subject.Length == 0
                ? $"The request has credentials, and Access-Control-Allow-Credentials is missing from {which}."
                : $"The request has credentials, and Access-Control-Allow-Credentials of {which} is '{subject}'. It has to be 'true', in lower case."),
            BrowserObjection.MultipleAllowOrigins => Multiple(examination, answer.Headers.ValuesOf(CorsHeaderNames.AllowOrigin), which),
            BrowserObjection.OriginMismatch or BrowserObjection.InvalidAllowOrigin => new Diagnosis(Cause.OriginMismatch,
                $"Access-Control-Allow-Origin of {which} is '{subject}', the page's origin is '{Printable.Text(examination.Request.Origin)}': {Difference(verdict.Subject, examination.Request.Origin)}."),
            _ => null,
        };
    }

    private static Diagnosis Multiple(Examination examination, IReadOnlyList<string> lines, string which)
    {
        var isProxied = examination.PreflightVerdict.IsAllowed && examination.Preflight is not null;
        return lines.Count > 1
            ? new Diagnosis(Cause.DuplicateAllowOrigin,
                $"Access-Control-Allow-Origin is {lines.Count} times in {which} ({string.Join(", ", lines.Select(line => $"'{Printable.Text(line)}'"))}): two layers add it{(isProxied ? ", and on the preflight only one of them does" : "")}. One may.")
            : new Diagnosis(Cause.DuplicateAllowOrigin,
                $"Access-Control-Allow-Origin of {which} is a list ('{Printable.Text(lines[0])}'). It takes one origin: the server has to choose by the request's Origin.")
            {
                Alternatives = ["two layers add the header, and a proxy joined the lines"],
            };
    }

    private static string Difference(string value, string origin)
    {
        if (value is "(null)" or "")
        {
            return value.Length == 0 ? "it is empty" : "'(null)' is what Apache writes for a variable that is not set (%{…}e without SetEnvIf)";
        }

        if (value == "null")
        {
            return "'null' stands for sandboxed pages, never for this one";
        }

        var bare = value.TrimEnd('/');
        return bare == origin ? "it has a final slash, which an origin never has"
            : value.Equals(origin, StringComparison.OrdinalIgnoreCase) ? "it differs in upper and lower case, and browsers send lower case"
            : value.Contains('*', StringComparison.Ordinal) ? "a star stands for nothing inside an origin"
            : !value.Contains("://", StringComparison.Ordinal) ? "it has no scheme"
            : !Uri.TryCreate(bare, UriKind.Absolute, out var other) || !Uri.TryCreate(origin, UriKind.Absolute, out var own) ? "they have to be equal byte by byte"
            : other.AbsolutePath.Length > 1 ? "it has a path, which an origin never has"
            : other.Host != own.Host ? "it is another host"
            : other.Scheme != own.Scheme ? "the scheme differs"
            : other.Port != own.Port ? "the port differs"
            : "it writes the default port, which browsers leave out";
    }
}
