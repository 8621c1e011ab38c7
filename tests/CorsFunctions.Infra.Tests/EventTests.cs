using System.Text.RegularExpressions;
using CorsFunctions.Infra.Tests.Support;

namespace CorsFunctions.Infra.Tests;

/// <summary>Alerts and workbook ask for events and metrics by name; the names are those of the code.</summary>
public sealed partial class EventTests
{
    private static readonly string code = string.Concat(
        Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

    [Fact]
    public void Alerts_wait_for_events_that_the_app_writes() =>
        AssertWritten(AlertEvent().Matches(File.ReadAllText(Path.Combine(Repository.Infra, "app", "alerts.bicep"))).Select(match => match.Groups[1].Value));

    [Fact]
    public void Workbook_asks_for_events_and_metrics_that_the_app_writes()
    {
        var workbook = File.ReadAllText(Path.Combine(Repository.Infra, "app", "workbook.json"));

        AssertWritten(WorkbookEvents().Matches(workbook).SelectMany(match => EventName().Matches(match.Value)).Select(match => match.Groups[1].Value));
        Assert.All(["cors.decisions", "cors.request.kind", "cors.outcome", "cors.reason"], name =>
        {
            Assert.Contains($"\\\"{name}\\\"", workbook, StringComparison.Ordinal);
            Assert.Contains($"\"{name}\"", code, StringComparison.Ordinal);
        });
    }

    private static void AssertWritten(IEnumerable<string> events)
    {
        Assert.NotEmpty(events);
        Assert.All(events, name => Assert.Contains($" void {name}(ILogger ", code, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"event: '(\w+)'")]
    private static partial Regex AlertEvent();

    [GeneratedRegex(@"Properties\.EventName\) (== |in \()(\\""\w+\\""(, )?)+")]
    private static partial Regex WorkbookEvents();

    [GeneratedRegex(@"\\""(\w+)\\""")]
    private static partial Regex EventName();
}
