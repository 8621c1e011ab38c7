using System.Text.Json;
using CorsFunctions.Browser;

namespace CorsFunctions.Tests;

/// <summary>reports.json: rows as people really write them, what has to be said of them, and what a browser then gets.</summary>
public class ReportCaseTests
{
    private static readonly Dictionary<string, JsonElement> Cases = JsonDocument
        .Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "cases", "reports.json")))
        .RootElement.GetProperty("cases").EnumerateArray().ToDictionary(each => Text(each, "id")!);

    public static TheoryData<string> Ids { get; } = [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Rows_are_judged_and_browsers_answered_as_reported(string id)
    {
        var set = await Load(Cases[id].GetProperty("rows"));

        foreach (var expected in Cases[id].GetProperty("findings").EnumerateArray())
        {
            var found = set.Findings.Where(finding => finding.RowKey == Text(expected, "rowKey")).ToList();
            if (Text(expected, "severity") == "none")
            {
                Assert.Empty(found);
            }
            else
            {
                Assert.Contains(found, finding =>
                    finding.Column.Equals(Text(expected, "column"), StringComparison.OrdinalIgnoreCase)
                    && finding.Severity.ToString().Equals(Text(expected, "severity"), StringComparison.OrdinalIgnoreCase)
                    && finding.Message.Contains(Text(expected, "says") ?? "", StringComparison.Ordinal));
            }
        }

        foreach (var request in Cases[id].GetProperty("requests").EnumerateArray())
        {
            Assert.Equal((request.GetRawText(), request.GetProperty("allowed").GetBoolean()), (request.GetRawText(), IsAllowedByBrowser(set, request)));
        }
    }

    private static async Task<PolicySet> Load(JsonElement rows)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(file, rows.GetRawText(), TestContext.Current.CancellationToken);
        try
        {
            return PolicySet.Create(await new FilePolicySource(file, Given.App).LoadAsync(TestContext.Current.CancellationToken), Given.App);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static bool IsAllowedByBrowser(PolicySet set, JsonElement request)
    {
        var (origin, method, names) = (Text(request, "origin")!, Text(request, "method")!, Text(request, "headers"));
        var headers = Given.Headers(set, Given.Preflight(origin, method, names, Text(request, "path")!));
        return Browser.PreflightCheck.Judge(
            origin, method, names?.Split(',') ?? [], CredentialsMode.Omit, 204,
            new HeaderList(headers.Names.Select(name => new HeaderLine(name, headers[name]!)))).IsAllowed;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
