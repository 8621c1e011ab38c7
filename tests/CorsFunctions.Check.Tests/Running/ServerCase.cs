using System.Text;
using CorsFunctions.Azurite;

namespace CorsFunctions.Check.Tests.Running;

/// <summary>
/// A configuration of a server with what the doctor has to say about it. Comment lines with an <c>@</c> at their head:
/// <c>@fault</c> or <c>@correct</c> (title), <c>@cause</c>, <c>@finding</c>, <c>@says</c>, <c>@path</c>, <c>@args</c>, <c>@fixed</c>.
/// What stands between <c>[fix N</c> and <c>fix]</c> is replaced by the N-th block of the printed fix.
/// </summary>
internal sealed class ServerCase
{
    private const StringComparison Exact = StringComparison.Ordinal;

    private readonly string[] lines;
    private readonly ILookup<string, string> keys;

    private ServerCase(string path)
    {
        Server = Path.GetFileName(Path.GetDirectoryName(path)!);
        Name = Path.GetFileNameWithoutExtension(path);
        lines = File.ReadAllLines(path);
        keys = lines.Select(line => line.TrimStart('#', '/', ' ')).Where(line => line.StartsWith('@') && IsKey(line))
            .Select(line => line.Split(' ', 2))
            .ToLookup(parts => parts[0][1..], parts => parts.ElementAtOrDefault(1)?.Trim() ?? "");
    }

    public static IReadOnlyDictionary<string, ServerCase> All { get; } =
        Directory.EnumerateFiles(Path.Combine(TestFolders.Tests, "CorsFunctions.Check.Tests", "Cases"), "*", SearchOption.AllDirectories)
            .Select(path => new ServerCase(path)).OrderBy(each => each.Id, StringComparer.Ordinal).ToDictionary(each => each.Id);

    public string Server { get; }

    public string Name { get; }

    public string Id => $"{Server}/{Name}";

    public string Title => keys["fault"].Concat(keys["correct"]).Single();

    public bool IsFault => keys["fault"].Any();

    /// <summary>The cause that the doctor has to name; of a correct configuration usually <c>none</c>.</summary>
    public string Cause => keys["cause"].FirstOrDefault() ?? "none";

    public IEnumerable<string> Findings => keys["finding"];

    /// <summary>Texts that the report has to have.</summary>
    public IEnumerable<string> Says => keys["says"];

    public string RequestPath => keys["path"].FirstOrDefault() ?? "/api/data";

    public IEnumerable<string> Arguments => (keys["args"].FirstOrDefault() ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How it is mended where no block is put in: <c>path=/…</c>, or <c>by hand: why</c>.</summary>
    public string? FixedBy => keys["fixed"].FirstOrDefault();

    public string? this[string key] => keys[key].FirstOrDefault();

    public string Text => string.Join('\n', lines);

    /// <summary>The configuration with the blocks of a printed fix in place of the faulty lines.</summary>
    public string WithFix(IReadOnlyList<string> blocks)
    {
        var text = new StringBuilder();
        var isReplaced = false;
        foreach (var line in lines)
        {
            var mark = line.TrimStart('#', '/', ' ', '\t');
            if (mark.StartsWith("[fix", Exact))
            {
                isReplaced = true;
                var number = int.Parse(mark[4..].Trim() is "" ? "1" : mark[4..].Trim(), System.Globalization.CultureInfo.InvariantCulture);
                var indent = line[..(line.Length - line.TrimStart(' ').Length)];
                foreach (var put in (blocks.ElementAtOrDefault(number - 1) ?? "").Split('\n'))
                {
                    text.Append(indent).Append(put).Append('\n');
                }
            }
            else if (mark.StartsWith("fix]", Exact))
            {
                isReplaced = false;
            }
            else if (!isReplaced)
            {
                text.Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static bool IsKey(string line) =>
        line.Split(' ')[0] is "@fault" or "@correct" or "@cause" or "@finding" or "@says" or "@path" or "@args" or "@fixed" or "@variant" or "@start";
}
