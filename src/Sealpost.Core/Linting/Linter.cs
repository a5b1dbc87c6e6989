using System.Collections.Immutable;
using System.Text.Json;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Spf;
using Sealpost.Core.Text;
using Sealpost.Core.TlsRpt;

namespace Sealpost.Core.Linting;

/// <summary>Judges texts on their own: pure, total, linear in the text.</summary>
public static class Linter
{
    /// <summary>The most flaws that are described; a text may have as many as it has octets.</summary>
    public const int MostFlaws = 1_000;

    /// <summary>Judges one text.</summary>
    public static LintReport Lint(LintKind kind, Octets text) => kind switch
    {
        LintKind.StsRecord => OfStsRecord(text),
        LintKind.TlsRptRecord => OfTlsRptRecord(text),
        LintKind.SpfRecord => OfSpfRecord(text),
        LintKind.DkimKey => DkimKeyLinter.Lint(text),
        LintKind.DmarcRecord => DmarcRecordLinter.Lint(text),
        _ => OfPolicy(text),
    };

    /// <summary>
    /// Judges the TXT records of one answer, each with its character-strings joined, as the answer to the query.
    /// </summary>
    /// <param name="kind">One of the records.</param>
    /// <param name="records">The records of the answer.</param>
    public static LintReport LintAnswer(LintKind kind, ImmutableArray<Octets> records)
    {
        switch (kind)
        {
            case LintKind.SpfRecord:
                return OfSpfAnswer(SpfSelection.Of(records));
            case LintKind.DkimKey:
                return DkimKeyLinter.LintAnswer(records);
            case LintKind.DmarcRecord:
                return DmarcRecordLinter.LintAnswer(records);
            default:
                break;
        }

        var isSts = kind is LintKind.StsRecord;
        var selection = TxtSelection.Of(records, isSts ? StsRecordParser.Version : TlsRptRecordParser.Version);
        if (selection.Single is { } only)
        {
            return Lint(kind, only);
        }

        var whole = new TextPlace(1, default);
        ImmutableArray<LintFlaw> flaws = selection switch
        {
            { Ours.Length: > 1 } =>
                [new("several", whole, isSts ? StsRecordMeanings.Several : TlsRptRecordMeanings.Several)],
            { Spaced.IsEmpty: false } =>
            [
                new(
                    "spaceBeforeFirstDelimiter",
                    whole,
                    isSts ? StsRecordMeanings.Discarded : TlsRptRecordMeanings.Discarded),
            ],
            _ => [],
        };
        return isSts
            ? new LintReport.OfStsRecord(Parsed: null)
            {
                Verdict = LintVerdict.None,
                Flaws = flaws,
                Text = Octets.Empty,
            }
            : new LintReport.OfTlsRptRecord(Parsed: null)
            {
                Verdict = LintVerdict.None,
                Flaws = flaws,
                Text = Octets.Empty,
            };
    }

    /// <summary>What there is to say of an answer that has not exactly one record of the kind.</summary>
    internal static ImmutableArray<LintFlaw> SeveralOf(ImmutableArray<Octets> ours, FlawMeaning several) =>
        ours.IsEmpty ? [] : [new("several", new TextPlace(1, default), several)];

    internal static LintVerdict VerdictOf(bool isUsable, bool isOurs) =>
        isUsable ? LintVerdict.Valid : isOurs ? LintVerdict.Invalid : LintVerdict.None;

    internal static string Name<TKind>(TKind kind)
        where TKind : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    // Lines are counted from one flaw to the next: a text may have as many flaws as lines.
    internal static ImmutableArray<LintFlaw> InOrder(
        Octets text, IEnumerable<(string Kind, TextSpan Where, FlawMeaning Meaning)> flaws)
    {
        var places = ImmutableArray.CreateBuilder<LintFlaw>();
        var (line, counted) = (1, 0);
        foreach (var (kind, where, meaning) in flaws.OrderBy(static flaw => flaw.Where.Start))
        {
            line += text.Span[counted..where.Start].Count((byte)'\n');
            counted = where.Start;
            places.Add(new(kind, new(line, where), meaning));
        }

        return places.ToImmutable();
    }

    private static LintReport.OfStsRecord OfStsRecord(Octets text)
    {
        var parsed = StsRecordParser.Parse(text.Span);
        return new(parsed.Value)
        {
            Verdict = VerdictOf(parsed.IsUsable, isOurs: !parsed.Has(StsRecordFlaw.NotSts)),
            Flaws = InOrder(
                text,
                from flaw in parsed.Flaws.Take(MostFlaws)
                select (Name(flaw.Kind), flaw.Where, StsRecordMeanings.Of(flaw.Kind))),
            FurtherFlaws = Math.Max(0, parsed.Flaws.Length - MostFlaws),
            Text = text,
        };
    }

    private static LintReport.OfTlsRptRecord OfTlsRptRecord(Octets text)
    {
        var parsed = TlsRptRecordParser.Parse(text.Span);
        return new(parsed.Strict.Value)
        {
            Verdict = VerdictOf(parsed.Strict.IsUsable, isOurs: !parsed.Strict.Has(TlsRptRecordFlaw.NotTlsRpt)),
            Flaws = InOrder(
                text,
                from flaw in parsed.Flaws.Take(MostFlaws)
                select (Name(flaw.Kind), flaw.Where, TlsRptRecordMeanings.Of(flaw.Kind))),
            FurtherFlaws = Math.Max(0, parsed.Flaws.Length - MostFlaws),
            Text = text,
        };
    }

    private static LintReport.OfSpfRecord OfSpfAnswer(SpfSelection selection) => selection.Only is { } only
        ? OfSpfRecord(only)
        : new(Parsed: null)
        {
            Verdict = LintVerdict.None,
            Flaws = SeveralOf(selection.Ours, SpfRecordMeanings.Several),
            Text = Octets.Empty,
        };

    private static LintReport.OfSpfRecord OfSpfRecord(Octets text)
    {
        var parsed = SpfRecordParser.Parse(text.Span);
        var syntax = from flaw in parsed.Flaws.Take(MostFlaws)
                     select (Name(flaw.Kind), flaw.Where, SpfRecordMeanings.Of(flaw.Kind));
        var oddities = parsed.Value is { } record ? SpfOddities.Of(text, record).ToList() : [];
        var values = from odd in oddities select (Name(odd.Kind), odd.Where, SpfRecordMeanings.Of(odd.Kind));
        return new(parsed.Value)
        {
            Verdict = VerdictOf(parsed.IsUsable, isOurs: !parsed.Has(SpfRecordFlaw.NotSpf)),
            Flaws = [.. InOrder(text, syntax.Concat(values)).Take(MostFlaws)],
            FurtherFlaws = Math.Max(0, parsed.Flaws.Length + oddities.Count - MostFlaws),
            Text = text,
        };
    }

    private static LintReport.OfPolicy OfPolicy(Octets text)
    {
        var parsed = StsPolicyParser.Parse(text.Span);
        var syntax = from flaw in parsed.Flaws.Take(MostFlaws)
                     select (Name(flaw.Kind), flaw.Where, PolicyMeanings.Of(flaw.Kind));
        var policy = parsed.Strict.Value ?? parsed.Tolerant;
        var values = from odd in policy is null ? [] : PolicyOddities.Of(text, policy)
                     select (Name(odd.Kind), odd.Where, PolicyMeanings.Of(odd.Kind));
        return new(parsed.Strict.Value, parsed.Tolerant)
        {
            Verdict = VerdictOf(parsed.Strict.IsUsable, isOurs: true),
            Flaws = InOrder(text, syntax.Concat(values)),
            FurtherFlaws = Math.Max(0, parsed.Flaws.Length - MostFlaws),
            Text = text,
        };
    }
}
