using System.Text.Json;

namespace CorsFunctions.Check.Tests.Running;

/// <summary>What a run of <c>cors check</c> left behind.</summary>
internal sealed record CheckResult(int ExitCode, string Output, string Error)
{
    /// <summary>The report as JSON; only for runs with <c>--output json</c>.</summary>
    public JsonElement Json => Output.Length > 0
        ? JsonDocument.Parse(Output).RootElement
        : throw new InvalidOperationException($"No report, exit code {ExitCode}: {Error}");

    public string this[string property] => Json.GetProperty(property).GetString()!;

    public IReadOnlyList<string> Findings => [.. Json.GetProperty("findings").EnumerateArray().Select(each => each.GetProperty("cause").GetString()!)];

    public IReadOnlyList<string> Evidence => [.. Json.GetProperty("evidence").EnumerateArray().Select(each => each.GetString()!)];

    /// <summary>The blocks of configuration in the fix, which are indented as in Markdown.</summary>
    public IReadOnlyList<string> FixBlocks =>
        [.. this["fix"].Split("\n\n").Where(part => part.StartsWith("    ", StringComparison.Ordinal)).Select(Unindent)];

    private static string Unindent(string block) => string.Join('\n', block.Split('\n').Select(line => line.Length < 4 ? "" : line[4..]));
}
