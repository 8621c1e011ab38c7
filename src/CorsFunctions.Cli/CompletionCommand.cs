using System.CommandLine;

namespace CorsFunctions.Cli;

/// <summary><c>cors completion</c>: a script that lets a shell complete commands and options.</summary>
internal sealed class CompletionCommand : Command
{
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            _cors() {
              local IFS=$'\n'
              COMPREPLY=($(cors "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null))
            }
            complete -o default -F _cors cors
            """,
        ["zsh"] = """
            _cors() {
              local -a suggestions=(${(f)"$(cors "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)"})
              if (( $#suggestions )); then compadd -a suggestions; else _files; fi
            }
            compdef _cors cors
            """,
        ["fish"] = """
            complete -c cors -a '(set -l line (commandline -cp); cors "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)'
            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName cors -ScriptBlock {
              param($word, $ast, $position)
              cors "[suggest:$position]" "$ast" 2>$null | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
            }
            """,
    };

    public CompletionCommand()
        : base("completion", "Prints a completion script: source it from the shell's profile, as in: eval \"$(cors completion bash)\".")
    {
        var shell = new Argument<string>("shell") { Description = "The shell." };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        Add(shell);
        SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.WriteLine(Scripts[parsed.GetRequiredValue(shell)].ReplaceLineEndings("\n"));
            return ExitCode.Valid;
        });
    }
}
