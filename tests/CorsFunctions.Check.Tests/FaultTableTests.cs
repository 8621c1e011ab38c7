using System.Globalization;
using System.Text;
using CorsFunctions.Azurite;
using CorsFunctions.Check.Tests.Running;
using CorsFunctions.Check.Tests.Servers;

namespace CorsFunctions.Check.Tests;

/// <summary>docs/check-faults.md is what these tests found; CORS_CHECK_TABLE=write writes it anew.</summary>
public sealed class FaultTableTests
{
    private static readonly string Approved = Path.Combine(TestFolders.Root, "docs", "check-faults.md");

    private static readonly Dictionary<string, string> ServerNames = new()
    {
        ["apache"] = "Apache 2.4",
        ["nginx"] = "nginx",
        ["express"] = "Express 5",
        ["flask"] = "Flask",
        ["spring"] = "Spring MVC",
        ["aspnetcore"] = "ASP.NET Core",
        ["functions"] = "our app, plain mode",
        ["stub"] = "stub",
    };

    [Fact]
    public async Task Table_is_the_one_in_docs()
    {
        // All hosts first: what is missing skips this test, as the table would have holes.
        foreach (var server in ServerCase.All.Values.Select(each => each.Server).Distinct())
        {
            ServerHosts.Get(server);
        }

        var runs = await Task.WhenAll(ServerCase.All.Keys.Select(CaseRun.OfAsync));
        var table = Table(runs);
        if (Environment.GetEnvironmentVariable("CORS_CHECK_TABLE") == "write")
        {
            await File.WriteAllTextAsync(Approved, table, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(Approved, TestContext.Current.CancellationToken), table);
    }

    private static string Table(CaseRun[] runs)
    {
        var faults = runs.Where(run => run.Case.IsFault).ToList();
        var correct = runs.Where(run => !run.Case.IsFault).ToList();
        var mendable = faults.Where(IsMendable).ToList();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # What `cors check` was tried on

            Made by `tests/CorsFunctions.Check.Tests`, which runs each server with each configuration (`Cases/`, one folder a server, one
            file a fault), lets the doctor look, puts the fix that it prints into the configuration, and looks again. "Fix works" means
            that the request then passes without a finding. Where no text can be put in (a crash, a platform, a stub), the row says what is to be done.

            {faults.Count} faults: {faults.Count(run => run.Misnamed.Count == 0)} named right; {mendable.Count} printed fixes put in: {mendable.Count(run => run.FixWorks)} work.
            {correct.Count} correct configurations: {correct.Count(run => run.Misnamed.Count == 0)} judged right.

            ## Faults

            | server | fault | cause or findings | named right | fix works |
            | --- | --- | --- | --- | --- |

            """);
        foreach (var run in faults)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Server(run)} | {run.Case.Title} | {Said(run)} | {Mark(run.Misnamed.Count == 0)} | {Fixed(run)} |\n");
        }

        text.Append("\n## Correct configurations\n\n| server | configuration | said | judged right |\n| --- | --- | --- | --- |\n");
        foreach (var run in correct)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Server(run)} | {run.Case.Title} | {run.Report["verdict"]}{(Said(run) is "" ? "" : $": {Said(run)}")} | {Mark(run.Misnamed.Count == 0)} |\n");
        }

        return text.ToString();
    }

    private static bool IsMendable(CaseRun run) => run.Case.FixedBy?.StartsWith("by hand", StringComparison.Ordinal) != true;

    private static string Server(CaseRun run) => run.Case["variant"] switch
    {
        "4" => "Express 4",
        "web" => "our app, ASP.NET Core mode",
        _ => ServerNames[run.Case.Server],
    };

    private static string Said(CaseRun run) =>
        string.Join(", ", run.Report.Findings.Prepend(run.Report["cause"]).Where(cause => cause != "none").Select(cause => $"`{cause}`"));

    private static string Fixed(CaseRun run) =>
        !IsMendable(run) ? run.Case.FixedBy!
        : run.Case.FixedBy is null ? Mark(run.FixWorks)
        : $"{Mark(run.FixWorks)} (the printed URL)";

    private static string Mark(bool good) => good ? "✓" : "✗";
}
