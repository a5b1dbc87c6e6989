using System.Text.RegularExpressions;

namespace Sealpost.Lab.Scripts;

/// <summary>One step of a script: a verb and the rest of its line.</summary>
public sealed record ScriptLine(string Verb, string Argument);

/// <summary>What a scripted server does with each connection; <c>lab/README.md</c> lists the verbs.</summary>
public sealed partial record Script(IReadOnlyList<ScriptLine> Lines)
{
    /// <summary>Reads a script: one step a line; empty lines and lines that begin with <c>#</c> are skipped.</summary>
    /// <exception cref="InvalidDataException">A line begins with no known verb.</exception>
    public static Script Read(string file) => new(
    [
        .. from line in File.ReadAllLines(file)
           where line.Length > 0 && !line.StartsWith('#')
           select Parse(line, file),
    ]);

    private static ScriptLine Parse(string line, string file)
    {
        var space = line.IndexOf(' ');
        var verb = space < 0 ? line : line[..space];
        return Session.Verbs.ContainsKey(verb)
            ? new(verb, space < 0 ? "" : Unescape(line[(space + 1)..]))
            : throw new InvalidDataException($"{file}: unknown verb '{verb}'");
    }

    private static string Unescape(string text) => Escape().Replace(
        text,
        static match => ((char)Convert.ToUInt16(match.Groups[1].Value, 16)).ToString());

    [GeneratedRegex(@"\\u([0-9A-Fa-f]{4})")]
    private static partial Regex Escape();
}
