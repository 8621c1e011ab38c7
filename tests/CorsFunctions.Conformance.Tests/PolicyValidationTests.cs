using CorsFunctions.Conformance.Tests.Cases;
using CorsFunctions.Policies;
using CorsFunctions.Rows;

namespace CorsFunctions.Conformance.Tests;

/// <summary>Every policy of configs.json: refused with all of its errors and no other, or accepted.</summary>
public sealed class PolicyValidationTests(ConformanceSummary summary)
{
    private const string App = "default";

    private static readonly Dictionary<string, string> ColumnOfField = new()
    {
        ["origins"] = PolicyColumn.Origins,
        ["methods"] = PolicyColumn.Methods,
        ["headers"] = PolicyColumn.Headers,
        ["exposed"] = PolicyColumn.ExposedHeaders,
        ["maxAge"] = PolicyColumn.MaxAge,
    };

    public static TheoryData<string> Ids { get; } = [.. CaseFiles.Configs.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Policy_is_refused_with_every_error_or_accepted(string id)
    {
        var config = CaseFiles.Configs[id];
        var expected = config.Errors.Select(error => (ColumnOfField[error.Field], error.Value.ToString(), error.Reason)).ToHashSet();
        var reported = ErrorsOf(config).ToHashSet();

        var failures = expected.Except(reported).Select(error => $"not reported: {error}")
            .Concat(reported.Except(expected).Select(error => $"reported, and no error: {error}"));
        summary.Judge(Suite.Configs, id, [.. failures]);
    }

    private static IEnumerable<(string Column, string Value, string Reason)> ErrorsOf(ConfigCase config)
    {
        var row = new PolicyRow(App, config.Id, PolicyColumns.Of(config.Policy));
        return PolicySet.Create([row], App).Findings
            .Where(finding => finding.Severity == FindingSeverity.Error)
            .Select(finding => (finding.Column, finding.Value, finding.Reason));
    }
}
