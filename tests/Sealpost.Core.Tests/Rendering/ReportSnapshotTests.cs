using Sealpost.Core.Rendering.Markdown;
using Sealpost.Core.Rendering.Text;

namespace Sealpost.Core.Tests.Rendering;

public sealed class ReportSnapshotTests
{
    public static TheoryData<string> Names => [.. Seen.All.Keys.Order(StringComparer.Ordinal)];

    public static TheoryData<string, int> NamesAndWidths =>
        [.. from name in Seen.All.Keys from width in (int[])[40, 53, 54, 80] select (name, width)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Plain_text(string name) => Snapshot.Hold(name + ".plain", Text(name, TextLayout.Plain));

    [Theory]
    [InlineData("healthy")]
    [InlineData("redirect")]
    [InlineData("uncovered")]
    [InlineData("hostile")]
    public void On_a_terminal(string name) =>
        Snapshot.Hold(name + ".terminal", Text(name, new(80, Palette.Terminal, TextDetail.Usual)));

    [Theory]
    [InlineData("redirect")]
    [InlineData("broken-policy")]
    [InlineData("spf")]
    public void Verbose(string name) =>
        Snapshot.Hold(name + ".verbose", Text(name, new(80, Palette.Plain, TextDetail.All)));

    [Theory]
    [InlineData("healthy")]
    [InlineData("uncovered")]
    [InlineData("hostile")]
    public void Markdown(string name)
    {
        using var output = new StringWriter();
        MarkdownReport.Write(Seen.Report(name), output, isVerbose: false);
        Snapshot.Hold(name + ".markdown", output.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_from_the_network_steers_a_terminal(string name)
    {
        string[] texts = [Text(name, TextLayout.Plain with { Detail = TextDetail.All }), MarkdownOf(name)];

        Assert.All(texts, static text => Assert.DoesNotContain(
            text,
            static character => character is not '\n'
                && (char.IsControl(character) || character is '\u202E' or '\u200B')));
    }

    [Theory]
    [MemberData(nameof(NamesAndWidths))]
    public void Lines_fit_unless_a_word_does_not(string name, int width)
    {
        var suggested = false;
        foreach (var line in Text(name, TextLayout.Plain with { Width = width }).Split('\n'))
        {
            // What is to be copied is never broken.
            suggested = line is "  publish"
                || (suggested && (line.Length == 0 || line.StartsWith("    ", StringComparison.Ordinal)));
            var longest = line.Split(' ').Max(static word => word.Length);
            Assert.True(suggested || TextColumns.Of(line) <= width || longest > width / 2, line);
        }
    }

    private static string Text(string name, TextLayout layout)
    {
        using var output = new StringWriter();
        TextReport.Write(Seen.Report(name), output, layout);
        return output.ToString();
    }

    private static string MarkdownOf(string name)
    {
        using var output = new StringWriter();
        MarkdownReport.Write(Seen.Report(name), output, isVerbose: true);
        return output.ToString();
    }
}
