using System.CommandLine;
using Sealpost.Cli.Terminal;
using Sealpost.Cli.Usage;
using Sealpost.Core.Rendering;

namespace Sealpost.Cli.Commands;

/// <summary>
/// <c>completion bash|zsh|fish|pwsh</c>: the script that completes commands, options and values with the Tab key.
/// </summary>
internal static class CompletionCommand
{
    // The program itself answers what may follow: [suggest:COLUMN] "the line so far".
    private const string Bash = """
        _sealpost() {
            local IFS=$'\n' cur="${COMP_WORDS[COMP_CWORD]}"
            COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" \
                -- "$cur"))
        }
        complete -o default -F _sealpost sealpost
        """;

    private const string Zsh = """
        #compdef sealpost
        _sealpost() {
            local -a found
            found=("${(@f)$("${words[1]}" "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            compadd -a found
            (( ${#found} )) || _files
        }
        compdef _sealpost sealpost
        """;

    private const string Fish = """
        function __sealpost
            set -l line (commandline -cp)
            sealpost "[suggest:"(string length -- $line)"]" $line 2>/dev/null
        end
        complete -c sealpost -a '(__sealpost)'
        """;

    private const string Pwsh = """
        Register-ArgumentCompleter -Native -CommandName sealpost -ScriptBlock {
            param($word, $line, $column)
            sealpost "[suggest:$column]" "$line" | Where-Object { $_ -like "$word*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }
        """;

    public static Command Create(Streams streams)
    {
        string[] shells = ["bash", "zsh", "fish", "pwsh"];
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh" };
        shell.CompletionSources.Add(shells);
        var command = new Command("completion", "Print the script that lets a shell complete commands and options")
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            streams.Out.WriteLine(parsed.GetValue(shell) switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                "fish" => Fish,
                "pwsh" => Pwsh,
                var other => throw new UsageException(
                    $"completion takes {Choice.Or(shells)}; {Quote.Of(other ?? "")} is none of them."),
            });
            streams.Out.Flush();
            return ExitStatus.Fine;
        });
        return command;
    }
}
