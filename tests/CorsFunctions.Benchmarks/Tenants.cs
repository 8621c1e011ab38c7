using System.Globalization;

namespace CorsFunctions.Benchmarks;

/// <summary>A set of rows with one origin each, as an app with many customers has it, and origins that meet the row in the middle.</summary>
public sealed class Tenants
{
    private const string App = "default";

    private readonly int count;
    private readonly bool wildcard;

    public Tenants(int count, bool wildcard)
    {
        this.count = count;
        this.wildcard = wildcard;
        Set = PolicySet.Create(Rows, App);
        if (Set.Findings.Any(finding => finding.Severity == FindingSeverity.Error))
        {
            throw new InvalidOperationException(Set.Findings[0].ToString());
        }
    }

    public PolicySet Set { get; }

    public IEnumerable<string> Patterns => Enumerable.Range(0, count).Select(Pattern);

    public IEnumerable<PolicyRow> Rows => Enumerable.Range(0, count).Select(i => new PolicyRow(App, Text($"tenant{i}"), new Dictionary<string, object?>
    {
        [PolicyColumn.Origins] = Pattern(i),
        [PolicyColumn.Methods] = "GET, PUT, DELETE",
        [PolicyColumn.Headers] = "Authorization, Content-Type",
        [PolicyColumn.Credentials] = true,
    }));

    public string Allowed => Text($"https://app.tenant{count / 2}.example.com");

    /// <summary>Up to 4,096 allowed origins from all over the set.</summary>
    public IEnumerable<string> Spread =>
        Enumerable.Range(0, 4096).Select(i => Text($"https://app.tenant{(long)i * 7919 % count}.example.com"));

    /// <summary>Nearly allowed: the look-up goes as far as it can.</summary>
    public string Refused => Text($"https://app.tenant{count / 2}.example.com:8443");

    private string Pattern(int i) => wildcard ? Text($"https://*.tenant{i}.example.com") : Text($"https://app.tenant{i}.example.com");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
