using CorsFunctions.Browser;
using CorsFunctions.Cli.Check.Examining;
using CorsFunctions.Cli.Check.Probing;

namespace CorsFunctions.Cli.Check.Report;

/// <summary>What was received, line by line, as far as it tells something.</summary>
internal static class Evidence
{
    private const int MostLines = 40;

    private static readonly HashSet<string> Telling = new(StringComparer.OrdinalIgnoreCase)
    {
        "Vary", "Allow", "Location", "WWW-Authenticate", "Proxy-Authenticate", "Server", "X-Powered-By", "Via", "Age", "X-Cache",
        "CF-Cache-Status", "X-Cache-Status", "Cors-Decision", "Content-Type", "Request-Context", "x-azure-ref",
    };

    public static IEnumerable<string> Of(CheckReport report)
    {
        var examination = report.Examination;
        var lines = Lines("preflight", examination.Preflight)
            .Concat(Lines($"actual {Printable.Text(examination.Request.Method)}", examination.Actual))
            .Concat(examination.Replays.Select(each => Replay(each.Key, each.Value)));
        if (report.Server.Evidence.Length > 0)
        {
            lines = lines.Append($"server named by: {report.Server.Evidence}");
        }

        return lines;
    }

    private static IEnumerable<string> Lines(string what, Answer? answer)
    {
        if (answer is null)
        {
            return [];
        }

        var headers = answer.Headers.Lines.Where(IsTelling).Take(MostLines).Select(line => $"{what}: {Text(line)}");
        return headers.Prepend($"{what}: {Status(answer)}");
    }

    private static string Replay(ReplayKind kind, Answer answer)
    {
        var headers = answer.Headers.Lines.Where(line => line.Name.StartsWith("Access-Control-Allow-", StringComparison.OrdinalIgnoreCase)).Take(3);
        return $"asked again {Name(kind)}: {string.Join("; ", headers.Select(Text).Prepend(Status(answer)))}";
    }

    private static string Name(ReplayKind kind) => kind switch
    {
        ReplayKind.WithAuthorization => "with Authorization",
        ReplayKind.ForGet => "for GET",
        ReplayKind.WithoutOrigin => "without Origin",
        ReplayKind.WithoutRequestMethod => "as an OPTIONS request that is no preflight",
        ReplayKind.FromForeignOrigin => $"from {Replays.ForeignOrigin}",
        ReplayKind.FromLookalikeOrigin => "from an origin that begins like yours",
        ReplayKind.FromNullOrigin => "from the origin null",
        ReplayKind.ActualAsGet => "as an actual GET",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This replay has no name."),
    };

    private static bool IsTelling(HeaderLine line) =>
        Telling.Contains(line.Name)
        || line.Name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)
        || line.Name.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase)
        || line.Name.StartsWith("Ocp-Apim-", StringComparison.OrdinalIgnoreCase);

    private static string Status(Answer answer) => Printable.Text(answer.ToString());

    private static string Text(HeaderLine line) => $"{Printable.Text(line.Name)}: {Printable.Text(line.Value, 200)}";
}
