using Spectre.Console;

namespace CorsFunctions.Cli.Check.Report;

/// <summary>The report for people; in colour on a terminal, unless NO_COLOR is set.</summary>
internal sealed class TextReport
{
    private static readonly Style Good = new(Color.Green);
    private static readonly Style Bad = new(Color.Red);
    private static readonly Style Warning = new(Color.Yellow);
    private static readonly Style Bold = new(decoration: Decoration.Bold);

    private readonly IAnsiConsole console;

    public TextReport(TextWriter output)
    {
        // The library takes any writer for a terminal; files and pipes get plain text.
        var isTerminal = ReferenceEquals(output, Console.Out)
            && !Console.IsOutputRedirected
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });

        // Lines are meant to be copied: the terminal may fold them, nothing may cut them.
        console.Profile.Width = int.MaxValue / 2;
    }

    public void Write(CheckReport report)
    {
        var request = report.Examination.Request;
        Line($"{request.Method} {Printable.Text(request.Address, 2 * Printable.MessageLength)} from {request.Origin}", Bold);
        Line($"{(report.IsAllowed ? "✓ allowed" : "✗ blocked")}{(report.IsAllowed ? "" : $" ({report.Diagnosis.Cause})")}", report.IsAllowed ? Good : Bad);
        if (report.Sentence.Length > 0)
        {
            Line($"  {report.Sentence}");
        }

        Line("");
        foreach (var step in Steps.Of(report.Examination))
        {
            Line($"  {(step.Passed is { } passed ? passed ? "✓" : "✗" : "·")} {step.Text}", step.Passed is { } mark ? mark ? Good : Bad : Style.Plain);
        }

        WriteCause(report);
        WriteFindings(report);
        WriteList("Evidence", report.Evidence);
        if (report.Fix.Length > 0)
        {
            Line("");
            Line("Fix", Bold);
            WriteIndented(report.Fix);
        }
    }

    private void WriteCause(CheckReport report)
    {
        if (report.IsAllowed)
        {
            return;
        }

        Line("");
        Line("Cause", Bold);
        Line($"  {report.Diagnosis.Message}");
        foreach (var alternative in report.Diagnosis.Alternatives)
        {
            Line($"  Looks the same from outside: {alternative}.");
        }

        Line($"  Server: {report.Server.Name}");
    }

    private void WriteFindings(CheckReport report)
    {
        if (report.Findings.Count > 0)
        {
            Line("");
            Line("Findings", Bold);
            foreach (var finding in report.Findings)
            {
                Line($"  ! {finding.Cause}: {finding.Message}", Warning);
            }
        }
    }

    private void WriteList(string title, IReadOnlyList<string> lines)
    {
        if (lines.Count > 0)
        {
            Line("");
            Line(title, Bold);
            foreach (var line in lines)
            {
                Line($"  {line}");
            }
        }
    }

    private void WriteIndented(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            Line(line.Length == 0 ? "" : $"  {line}");
        }
    }

    private void Line(string text) => Line(text, Style.Plain);

    private void Line(string text, Style style)
    {
        console.Write(new Text(text, style));
        console.WriteLine();
    }
}
