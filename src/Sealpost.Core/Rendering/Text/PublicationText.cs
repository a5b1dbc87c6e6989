using System.Globalization;
using Sealpost.Core.Publishing;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Rendering.Text;

/// <summary>What to publish, for people at a terminal: records, policy, proof, and what to do.</summary>
public static class PublicationText
{
    /// <summary>Writes a publication, every line ended by a line feed.</summary>
    /// <param name="publication">The publication.</param>
    /// <param name="output">Where to.</param>
    /// <param name="layout">How it is to be set.</param>
    public static void Write(Publication publication, TextWriter output, TextLayout layout)
    {
        ArgumentNullException.ThrowIfNull(publication);
        ArgumentNullException.ThrowIfNull(layout);
        var page = new TextPage(output, layout.Width);
        var palette = layout.Palette;
        WriteHead(publication, page, palette);
        WriteRecord(publication.StsName, publication.StsRecord.ToRecordText(), page, palette);
        WriteRecord(publication.TlsRptName, publication.TlsRptRecord.ToRecordText(), page, palette);
        page.Gap();
        page.Line(palette.Bold($"Policy, at {publication.PolicyUrl}"));
        foreach (var line in PublicationLines.Policy(publication))
        {
            page.Line($"    {palette.Copy(SafeText.Of(line))}");
        }

        WriteCoverage(publication, page, palette);
        WriteProspects(publication, page, palette);
        WriteList("Note", publication.Notes, page, palette);
        WriteList("What to do", publication.NextSteps, page, palette);
    }

    /// <summary>Writes what changes against what is published.</summary>
    /// <param name="publication">The publication.</param>
    /// <param name="output">Where to.</param>
    public static void WriteDiff(Publication publication, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        foreach (var line in PublicationDiff.Of(publication))
        {
            output.Write($"{SafeText.Of(line)}\n");
        }
    }

    private static void WriteHead(Publication publication, TextPage page, Palette palette)
    {
        var providers = string.Join(", ", from provider in publication.Providers select provider.Name);
        var by = providers.Length > 0 ? $", whose mail servers are run by {providers}" : "";
        page.Paragraph("", 0, $"To publish for {Headline.Spell(publication.Domain)}{by}:", palette.Bold);
        if (publication.IsPolicyUnchanged)
        {
            page.Paragraph("", 0, "The policy that is published says the same, so its id stays.");
        }
    }

    private static void WriteRecord(string name, string text, TextPage page, Palette palette)
    {
        page.Gap();
        page.Line(palette.Bold($"TXT record at {name}"));
        page.Line($"    {palette.Copy(SafeText.Of(text))}");
    }

    private static void WriteCoverage(Publication publication, TextPage page, Palette palette)
    {
        page.Gap();
        page.Line(palette.Bold("What each line is there for"));
        foreach (var line in publication.Lines)
        {
            page.Paragraph("  ", 4, $"mx: {SafeText.Of(line.Pattern.Text)} covers {SafeText.Of(string.Join(", ", line.Covers))}");
        }

        foreach (var server in publication.Servers)
        {
            var covered = server.CoveredBy is { } pattern ? $"is covered by {pattern}" : "is covered by no line";
            var preference = server.Preference.ToString(CultureInfo.InvariantCulture);
            page.Paragraph("  ", 4, SafeText.Of($"{preference} {server.Host} {covered}"));
        }

        page.Paragraph("  ", 4, publication.IsProven
            ? "All three texts are valid: sealpost lint says so."
            : "This is a fault of Sealpost: its own linter finds fault with one of the texts. Do not publish them.");
    }

    private static void WriteProspects(Publication publication, TextPage page, Palette palette)
    {
        page.Gap();
        page.Line(palette.Bold("If it were enforced today"));
        if (!publication.HasLooked)
        {
            page.Paragraph("  ", 2, "The mail servers were not contacted, so it is not known which of them would fail.");
            return;
        }

        foreach (var server in publication.Servers)
        {
            var (tone, words) = server switch
            {
                { Fares: Standing.Passes, FailsDane: true } =>
                    (Tone.Mixed, $"{server.Host} would get mail, but not from senders that know DANE"),
                { Fails: true } => (Tone.Bad, $"no mail would go to {server.Host}: {server.Because}"),
                { Fares: Standing.Passes } => (Tone.Good, $"{server.Host} would get mail"),
                _ => (Tone.Neutral, $"{server.Host} was not seen: {server.Because}"),
            };
            page.Paragraph($"  {palette.Symbol(tone)}", palette.IsPlain ? 2 : 4, SafeText.Of(words));
        }
    }

    private static void WriteList(string title, IReadOnlyList<string> items, TextPage page, Palette palette)
    {
        if (items.Count == 0)
        {
            return;
        }

        page.Gap();
        page.Line(palette.Bold(title));
        foreach (var item in items)
        {
            page.Paragraph("  - ", 4, SafeText.Of(item));
        }
    }
}
