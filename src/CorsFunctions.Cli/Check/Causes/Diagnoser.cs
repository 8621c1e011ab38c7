using CorsFunctions.Cli.Check.Examining;

namespace CorsFunctions.Cli.Check.Causes;

/// <summary>Asks the recognisers in turn; the first whose evidence is there has the word.</summary>
internal static class Diagnoser
{
    // The sharper evidence comes first: a sentence that only one server says, then a status, then headers that lack.
    private static readonly Recogniser[] OfPreflight =
    [
        RedirectCause.Recognise,
        RefusedOriginCause.RecogniseByText,
        AuthenticationCause.Recognise,
        RefusedOriginCause.RecogniseByReplay,
        StatusCauses.RecogniseError,
        StatusCauses.RecogniseNoRoute,
        PlatformCause.Recognise,
        RefusedOriginCause.RecogniseByHeaders,
        MissingHeadersCause.RecogniseOnPreflight,
        AllowOriginCauses.Recognise,
        ListCauses.Recognise,
    ];

    private static readonly Recogniser[] OfActual =
    [
        RefusedOriginCause.RecogniseByText,
        MissingHeadersCause.RecogniseOnErrors,
        MissingHeadersCause.RecogniseOnActual,
        AllowOriginCauses.Recognise,
    ];

    public static Diagnosis Diagnose(Examination examination)
    {
        if (examination.Failure is { } failure)
        {
            return new Diagnosis(failure.Cause, failure.Message);
        }

        if (examination.IsAllowed)
        {
            return Diagnosis.None;
        }

        var recognisers = examination.PreflightVerdict.IsAllowed ? OfActual : OfPreflight;
        return recognisers.Select(recognise => recognise(examination)).OfType<Diagnosis>().First();
    }
}
