using Sealpost.Core.Reading;

namespace Sealpost.Core.Rendering.Text;

/// <summary>What the SPF record leads to, a line a look-up.</summary>
internal static class SpfText
{
    private const int Indent = 2;

    public static void Write(DomainReading reading, TextPage page, Palette palette)
    {
        var tree = SpfOverview.Tree(reading);
        if (tree.Count == 0)
        {
            return;
        }

        page.Gap();
        page.Line(palette.Bold("SPF look-ups"));
        foreach (var line in tree)
        {
            var text = line.TrimStart(' ');
            var lead = new string(' ', Indent + line.Length - text.Length);
            page.Paragraph(lead, lead.Length, SafeText.Of(text));
        }
    }
}
