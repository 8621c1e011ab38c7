using System.CommandLine;
using CorsFunctions.Cli.Check.Examining;
using CorsFunctions.Cli.Check.Probing;
using CorsFunctions.Cli.Check.Report;
using CorsFunctions.Cli.Check.Requests;

namespace CorsFunctions.Cli.Check;

/// <summary><c>cors check</c>: plays the browser against a live server, names what broke, and the fix for that server.</summary>
internal sealed class CheckCommand : Command
{
    private readonly CheckOptions options = new();
    private readonly TimeProvider time;

    public CheckCommand(TimeProvider time)
        : base("check", "Plays the browser against a live server: verdict, cause and fix. Exit code: 0 a browser lets the request through (with --expect-blocked: does not), 1 otherwise, 2 wrong usage.")
    {
        this.time = time;
        options.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var streams = parsed.InvocationConfiguration;
        IReadOnlyList<CheckRequest> requests;
        try
        {
            requests = await options.RequestsAsync(parsed, cancellationToken);
        }
        catch (BadRequestException e)
        {
            await streams.Error.WriteLineAsync(e.Message);
            await streams.Error.WriteLineAsync("Try 'cors check --help'.");
            return ExitCode.Usage;
        }

        if (requests.Count > HarFile.MostRequests)
        {
            await streams.Error.WriteLineAsync($"The log has {requests.Count} different cross-origin requests; the first {HarFile.MostRequests} are checked.");
        }

        var reports = new List<CheckReport>();
        using var prober = new Prober(time, options.Patience(parsed));
        var examiner = new Examiner(prober);
        foreach (var request in requests.Take(HarFile.MostRequests))
        {
            reports.Add(new CheckReport(await examiner.ExamineAsync(request, options.Sends(parsed), cancellationToken)));
        }

        Write(reports, parsed, streams.Output);
        return reports.All(report => report.IsAllowed != options.ExpectsBlocked(parsed)) ? ExitCode.Valid : ExitCode.Invalid;
    }

    private void Write(List<CheckReport> reports, ParseResult parsed, TextWriter output)
    {
        if (options.IsJson(parsed))
        {
            if (options.IsLog(parsed))
            {
                JsonReport.Write(reports, output);
            }
            else
            {
                JsonReport.Write(reports[0], output);
            }

            return;
        }

        var text = new TextReport(output);
        foreach (var report in reports)
        {
            if (report != reports[0])
            {
                output.WriteLine();
            }

            text.Write(report);
        }
    }
}
