namespace Sealpost.Core.Rendering.Text;

/// <summary>How real senders treat the domain, one after the other.</summary>
internal static class SenderText
{
    private const int LabelWidth = 8;

    public static void Write(IEnumerable<SenderView> senders, TextPage page, Palette palette)
    {
        page.Gap();
        page.Line(palette.Bold("How real senders treat it"));
        foreach (var sender in senders)
        {
            page.Gap();
            var name = $"{palette.Symbol(sender.Tone)}{palette.Bold(sender.Name)}: ";
            page.Line(name.TrimEnd());
            page.Paragraph("  ", 2, sender.Sentence, line => palette.Toned(sender.Tone, line));
            Row(page, palette, "policy", sender.PolicyWords);
            foreach (var host in sender.Hosts)
            {
                Row(page, palette, "mx", host.Words);
            }
        }
    }

    private static void Row(TextPage page, Palette palette, string label, string text) => page.Paragraph(
        $"  {palette.Dim(TextColumns.Pad(label, LabelWidth))}", LabelWidth + 2, SafeText.Of(text));
}
