using System.Collections.Concurrent;
using CorsFunctions.Check.Tests.Servers;

namespace CorsFunctions.Check.Tests.Running;

/// <summary>What the doctor said of a configuration, and of the same with the printed fix put in.</summary>
/// <param name="Case">The configuration.</param>
/// <param name="Report">The first report.</param>
/// <param name="Fixed">The report after the fix; null where nothing can be put in.</param>
internal sealed record CaseRun(ServerCase Case, CheckResult Report, CheckResult? Fixed)
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<CaseRun>>> Runs = new();
    private static readonly SemaphoreSlim Turns = new(3);

    // Nothing listens on it: what a server that did not start looks like.
    private static readonly Uri Nowhere = new("http://127.0.0.1:1/api/data");

    /// <summary>Each case runs once, whoever asks first.</summary>
    public static Task<CaseRun> OfAsync(string id) => Runs.GetOrAdd(id, _ => new(() => RunAsync(ServerCase.All[id]))).Value;

    /// <summary>What is wrong with the first report; empty where the fault is named right.</summary>
    public IReadOnlyList<string> Misnamed
    {
        get
        {
            var wrong = new List<string>();
            if (Report["cause"] != Case.Cause)
            {
                wrong.Add($"cause '{Report["cause"]}', expected '{Case.Cause}'");
            }

            if ((Report["verdict"] == "allowed") != (Case.Cause == "none") || Report.ExitCode != (Case.Cause == "none" ? 0 : 1))
            {
                wrong.Add($"verdict '{Report["verdict"]}' and exit code {Report.ExitCode} do not fit the cause");
            }

            if (!Report.Findings.Order(StringComparer.Ordinal).SequenceEqual(Case.Findings.Order(StringComparer.Ordinal)))
            {
                wrong.Add($"findings '{string.Join(' ', Report.Findings)}', expected '{string.Join(' ', Case.Findings)}'");
            }

            wrong.AddRange(Case.Says.Where(text => !SaysIt(text)).Select(text => $"it does not say '{text}'"));
            return wrong;
        }
    }

    public bool FixWorks => Fixed is { ExitCode: 0 } && Fixed.Findings.Count == 0;

    private bool SaysIt(string text) =>
        new[] { "message", "sentence", "fix", "server" }.Select(property => Report[property])
            .Concat(Report.Json.GetProperty("alternatives").EnumerateArray().Select(each => each.GetString()!))
            .Concat(Report.Json.GetProperty("findings").EnumerateArray().Select(each => each.GetProperty("message").GetString()!))
            .Any(said => said.Contains(text, StringComparison.Ordinal));

    private static async Task<CaseRun> RunAsync(ServerCase @case)
    {
        var host = ServerHosts.Get(@case.Server);
        await Turns.WaitAsync();
        try
        {
            var report = await CheckAsync(host, @case, @case.Text, @case.RequestPath);
            var isMended = @case is { IsFault: true, FixedBy: null } || @case.FixedBy?.StartsWith("path=", StringComparison.Ordinal) == true;
            return new CaseRun(@case, report, isMended ? await MendAsync(host, @case, report) : null);
        }
        finally
        {
            Turns.Release();
        }
    }

    private static Task<CheckResult> MendAsync(IServerHost host, ServerCase @case, CheckResult report)
    {
        var path = @case.FixedBy?["path=".Length..];
        return path is null
            ? CheckAsync(host, @case, @case.WithFix(report.FixBlocks), @case.RequestPath)
            : CheckAsync(host, @case, @case.Text, path);
    }

    private static async Task<CheckResult> CheckAsync(IServerHost host, ServerCase @case, string text, string path)
    {
        try
        {
            await using var server = await host.StartAsync(text, @case["variant"]);
            return await Doctor.CheckAsync(new Uri(server.Address, path), @case.Arguments);
        }
        catch (ServerDidNotStartException e) when (@case["start"] is { } why && e.Message.Contains(why, StringComparison.Ordinal))
        {
            return await Doctor.CheckAsync(Nowhere, @case.Arguments);
        }
    }
}
