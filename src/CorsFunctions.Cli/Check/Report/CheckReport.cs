using CorsFunctions.Browser;
using CorsFunctions.Cli.Check.Causes;
using CorsFunctions.Cli.Check.Examining;
using CorsFunctions.Cli.Check.Servers;

namespace CorsFunctions.Cli.Check.Report;

/// <summary>All that is said about one request; both forms of output are written from it.</summary>
internal sealed class CheckReport(Examination examination)
{
    public Examination Examination { get; } = examination;

    public Diagnosis Diagnosis { get; } = Diagnoser.Diagnose(examination);

    public Server Server { get; } = ServerRecogniser.Recognise(examination);

    public IReadOnlyList<Finding> Findings { get; } = Causes.Findings.Of(examination);

    public bool IsAllowed => Examination.IsAllowed;

    public string Verdict => IsAllowed ? "allowed" : "blocked";

    /// <summary>Chromium's own sentence; empty where it prints none of CORS.</summary>
    public string Sentence => Examination.Failure is not null || Examination.Verdict.IsChromiumLaxer
        ? ""
        : Printable.Text(ChromiumSentence.Of(Examination.Verdict, Examination.Request.Address, Examination.Request.Origin), 2 * Printable.MessageLength);

    public IReadOnlyList<string> Evidence => [.. Report.Evidence.Of(this)];

    public string Fix => Fixes.Fix.Of(CauseToMend, Server, Examination);

    // An allowed request may have a fault of configuration all the same.
    private string CauseToMend =>
        IsAllowed ? Findings.Select(finding => finding.Cause).FirstOrDefault(Fixes.Fix.IsForFinding) ?? Cause.None : Diagnosis.Cause;
}
