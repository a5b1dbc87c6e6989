using System.Collections.Immutable;
using Sealpost.Core.Dkim;
using Sealpost.Core.Text;

namespace Sealpost.Core.Linting;

/// <summary>Judges a DKIM key record as text (RFC 6376 §3.6.1).</summary>
internal static class DkimKeyLinter
{
    public static LintReport.OfDkimKey Lint(Octets text)
    {
        var parsed = DkimKeyParser.Parse(text.Span);
        var syntax = from flaw in parsed.Flaws.Take(Linter.MostFlaws)
                     select (Linter.Name(flaw.Kind), flaw.Where, DkimKeyMeanings.Of(flaw.Kind));
        var oddities = parsed.Value is { } key ? DkimOddities.Of(text, key).ToList() : [];
        var values = from odd in oddities select (Linter.Name(odd.Kind), odd.Where, DkimKeyMeanings.Of(odd.Kind));

        // A short key is a key, and no signature with it is valid: verifiers end with nothing (RFC 8301 §3.2).
        var counts = parsed.Value is { IsTooShort: false } ? parsed.Value : null;
        return new(counts)
        {
            Verdict = Linter.VerdictOf(counts is not null, isOurs: !parsed.Has(DkimKeyFlaw.NotDkim)),
            Flaws = [.. Linter.InOrder(text, syntax.Concat(values)).Take(Linter.MostFlaws)],
            FurtherFlaws = Math.Max(0, parsed.Flaws.Length + oddities.Count - Linter.MostFlaws),
            Text = text,
        };
    }

    public static LintReport.OfDkimKey LintAnswer(ImmutableArray<Octets> records)
    {
        ImmutableArray<Octets> ours =
            [.. from record in records where !DkimKeyParser.Parse(record.Span).Has(DkimKeyFlaw.NotDkim) select record];
        return ours is [var only]
            ? Lint(only)
            : new(Parsed: null)
            {
                Verdict = LintVerdict.None,
                Flaws = Linter.SeveralOf(ours, DkimKeyMeanings.Several),
                Text = Octets.Empty,
            };
    }
}
