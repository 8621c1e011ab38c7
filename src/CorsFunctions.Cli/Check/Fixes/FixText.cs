using System.Text;

namespace CorsFunctions.Cli.Check.Fixes;

/// <summary>Prose and blocks of configuration; a block's lines are indented by four spaces, as in Markdown.</summary>
internal sealed class FixText
{
    private const string Indent = "    ";

    private readonly StringBuilder text = new();

    public FixText Say(string sentence)
    {
        Separate();
        text.Append(sentence);
        return this;
    }

    public FixText Code(params IEnumerable<string> lines)
    {
        Separate();
        text.AppendJoin('\n', lines.Select(line => line.Length == 0 ? "" : Indent + line));
        return this;
    }

    public override string ToString() => text.ToString();

    private void Separate()
    {
        if (text.Length > 0)
        {
            text.Append("\n\n");
        }
    }
}
