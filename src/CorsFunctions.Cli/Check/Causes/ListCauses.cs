using CorsFunctions.Browser;
using CorsFunctions.Cli.Check.Examining;
using CorsFunctions.Cli.Check.Probing;
using CorsFunctions.Http;

namespace CorsFunctions.Cli.Check.Causes;

/// <summary>Access-Control-Allow-Methods and -Headers that do not parse, or do not have what is asked for.</summary>
internal static class ListCauses
{
    public static Diagnosis? Recognise(Examination examination)
    {
        var answer = examination.Deciding!;
        return examination.Verdict.Objection switch
        {
            BrowserObjection.UnparsableMethods => Unparsable(answer, CorsHeaderNames.AllowMethods),
            BrowserObjection.UnparsableHeaders => Unparsable(answer, CorsHeaderNames.AllowHeaders),
            BrowserObjection.MethodNotAllowed => Method(examination, answer),
            BrowserObjection.HeaderNotAllowed => Header(examination, answer),
            _ => null,
        };
    }

    private static Diagnosis Unparsable(Answer answer, string name)
    {
        var wrong = answer.Headers.ValuesOf(name).SelectMany(HeaderList.SplitAtCommas).First(element => !HttpToken.IsToken(element));
        return new Diagnosis(Cause.UnparsableList,
            $"{name} does not parse, and that spoils the whole answer: '{Printable.Text(wrong)}' is no name. Names are separated by commas, without quotes.");
    }

    private static Diagnosis Method(Examination examination, Answer answer)
    {
        var method = Printable.Text(examination.Request.Method);
        if (answer[CorsHeaderNames.AllowMethods] is { } listed)
        {
            var isCase = HeaderList.SplitAtCommas(listed).Contains(method, StringComparer.OrdinalIgnoreCase);
            return new Diagnosis(Cause.MethodMissing, $"Access-Control-Allow-Methods is '{Printable.Text(listed)}' and does not have {method}.{Why(examination, listed, isCase)}");
        }

        return examination.Replay(ReplayKind.ForGet)?[CorsHeaderNames.AllowMethods] is { } forGet
            ? new Diagnosis(Cause.MethodMissing, $"The answer has no Access-Control-Allow-Methods; asked for GET, it lists '{Printable.Text(forGet)}': CORS runs, and {method} is not among its methods.")
            : new Diagnosis(Cause.MethodMissing, $"The answer allows the origin and has no Access-Control-Allow-Methods, which {method} needs.{Automatic(answer)}");
    }

    private static string Why(Examination examination, string listed, bool isCase) =>
        isCase ? " Methods compare with case."
        : listed.Trim() == "*" && examination.Request.Mode == CredentialsMode.Include ? " With credentials a star is no wildcard."
        : "";

    private static string Automatic(Answer answer) =>
        answer["Allow"] is { } allow ? $" Something answers OPTIONS by itself (Allow: {Printable.Text(allow)}), and only the origin was added." : "";

    private static Diagnosis Header(Examination examination, Answer answer)
    {
        var listed = answer.Headers.ExtractTokens(CorsHeaderNames.AllowHeaders);
        var missing = examination.Request.Need.UnsafeNames.Where(name => !listed.Contains(name, StringComparison.OrdinalIgnoreCase)).ToList();
        var isWildcard = listed.Contains("*", StringComparison.Ordinal);
        if (examination.Verdict.IsChromiumLaxer)
        {
            return new Diagnosis(Cause.HeaderMissing,
                "Access-Control-Allow-Headers is '*', which never covers Authorization by the standard: list it by name. Chromium 156 and Firefox still let it through today, with a warning; do not count on it.");
        }

        var value = answer[CorsHeaderNames.AllowHeaders] is { } text ? $"is '{Printable.Text(text)}' and does not have" : "is missing, and the request has";
        return new Diagnosis(Cause.HeaderMissing,
            $"Access-Control-Allow-Headers {value} {string.Join(", ", missing.Select(name => Printable.Text(name)))}.{(isWildcard ? " With credentials a star is no wildcard." : "")}");
    }
}
