using System.Text.RegularExpressions;

namespace Sealpost.Core.Tests.Sources;

/// <summary>Whoever silences a warning, or leaves something for later, says why or does it now.</summary>
public sealed partial class SuppressionTests
{
    // Spelt apart, or this file would name itself.
    private static readonly string[] Postponed = ["TO" + "DO", "FIX" + "ME"];

    [Fact]
    public void A_pragma_has_a_reason_on_its_line() =>
        Assert.Empty(Lines(Files.CSharp, static (line, _) => BarePragma().IsMatch(line)));

    [Fact]
    public void A_suppressing_attribute_has_a_justification()
    {
        var bare = from path in Files.CSharp
                   where !path.EndsWith(nameof(SuppressionTests) + ".cs", StringComparison.Ordinal)
                   from Match attribute in Attribute().Matches(File.ReadAllText(path))
                   where !Justification().IsMatch(attribute.Value)
                   select $"{Files.Relative(path)}: {attribute.Value}";
        Assert.Empty(bare);
    }

    [Fact]
    public void A_silenced_warning_of_a_project_has_a_comment_above_it() =>
        Assert.Empty(Lines(
            Files.Projects,
            static (line, above) => line.Contains("<NoWarn>", StringComparison.Ordinal)
                && !(above + line).Contains("-->", StringComparison.Ordinal)));

    [Fact]
    public void A_silenced_diagnostic_has_a_comment_above_it() =>
        Assert.Empty(Lines(
            [Path.Combine(Vectors.Repository.Root, ".editorconfig")],
            static (line, above) => Silenced().IsMatch(line) && !above.StartsWith('#')));

    [Fact]
    public void Nothing_is_left_for_later()
    {
        string[] documents =
            [.. Files.Under("docs", "*.md"), .. Directory.EnumerateFiles(Vectors.Repository.Root, "*.md")];
        Assert.Empty(Lines(
            [.. Files.CSharp, .. Files.Projects, .. documents],
            static (line, _) => Array.Exists(Postponed, word => line.Contains(word, StringComparison.Ordinal))));
    }

    // Spelt apart, or the rules would find these lines too.
    [Theory]
    [InlineData("#pragma warning", " disable CA5359", true)]
    [InlineData("#pragma warning", " disable CA5359 // It is judged later.", false)]
    public void Bare_pragmas_are_found(string start, string end, bool isBare) =>
        Assert.Equal(isBare, BarePragma().IsMatch(start + end));

    [Theory]
    [InlineData("[SuppressMessage(\"Naming\", \"CA1720\")]", false)]
    [InlineData("[SuppressMessage(\"Naming\", \"CA1720\", Justification = \"One (of them), not a number.\")]", true)]
    public void Justifications_are_found(string source, bool isJustified) =>
        Assert.Equal(isJustified, Justification().IsMatch(Attribute().Match(source).Value));

    private static IEnumerable<string> Lines(IEnumerable<string> paths, Func<string, string, bool> isWrong) =>
        from path in paths
        let lines = File.ReadAllLines(path)
        from number in Enumerable.Range(0, lines.Length)
        where isWrong(lines[number], number > 0 ? lines[number - 1] : "")
        select $"{Files.Relative(path)}:{number + 1}: {lines[number].Trim()}";

    [GeneratedRegex(@"^\s*#pragma warning disable(?!.*//\s*\S)")]
    private static partial Regex BarePragma();

    [GeneratedRegex(@"\[[^\[\]]*\bSuppressMessage\((?:[^()""]|""[^""]*"")*\)")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\bJustification = ""[^""]{8,}""")]
    private static partial Regex Justification();

    [GeneratedRegex(@"^dotnet_diagnostic\.\w+\.severity = none")]
    private static partial Regex Silenced();
}
