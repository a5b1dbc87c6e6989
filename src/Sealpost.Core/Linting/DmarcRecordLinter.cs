using System.Collections.Immutable;
using Sealpost.Core.Dmarc;
using Sealpost.Core.Text;

namespace Sealpost.Core.Linting;

/// <summary>Judges a DMARC record as text (RFC 9989 §4.7).</summary>
internal static class DmarcRecordLinter
{
    public static LintReport.OfDmarcRecord Lint(Octets text)
    {
        var parsed = DmarcRecordParser.Parse(text.Span);
        var syntax = from flaw in parsed.Flaws.Take(Linter.MostFlaws)
                     select (Linter.Name(flaw.Kind), flaw.Where, DmarcRecordMeanings.Of(flaw.Kind, parsed.IsUsable));
        var oddities = parsed.Value is { } record ? DmarcOddities.Of(text, parsed, record).ToList() : [];
        var values = from odd in oddities select (Linter.Name(odd.Kind), odd.Where, DmarcRecordMeanings.Of(odd.Kind));
        return new(parsed.Value)
        {
            Verdict = Linter.VerdictOf(parsed.IsUsable, isOurs: !parsed.Has(DmarcRecordFlaw.NotDmarc)),
            Flaws = [.. Linter.InOrder(text, syntax.Concat(values)).Take(Linter.MostFlaws)],
            FurtherFlaws = Math.Max(0, parsed.Flaws.Length + oddities.Count - Linter.MostFlaws),
            Text = text,
        };
    }

    public static LintReport.OfDmarcRecord LintAnswer(ImmutableArray<Octets> records)
    {
        ImmutableArray<Octets> ours = [.. from record in records where DmarcRecordParser.IsDmarc(record.Span) select record];
        return ours is [var only]
            ? Lint(only)
            : new(Parsed: null)
            {
                Verdict = LintVerdict.None,
                Flaws = Linter.SeveralOf(ours, DmarcRecordMeanings.Several),
                Text = Octets.Empty,
            };
    }
}
