using System.Collections.Immutable;
using Sealpost.Core.Dkim;
using Sealpost.Core.Dmarc;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Spf;
using Sealpost.Core.Text;
using Sealpost.Core.TlsRpt;

namespace Sealpost.Core.Linting;

/// <summary>A text judged on its own, without the domain it is from. One case per kind of text.</summary>
public abstract record LintReport
{
    private LintReport()
    {
    }

    /// <summary>The kind of text.</summary>
    public abstract LintKind Kind { get; }

    /// <summary>What a conforming sender makes of it.</summary>
    public required LintVerdict Verdict { get; init; }

    /// <summary>
    /// What is to be said about it, in the order of the text; at most <see cref="Linter.MostFlaws"/>.
    /// </summary>
    public required ImmutableArray<LintFlaw> Flaws { get; init; }

    /// <summary>How many more flaws there are, beyond those.</summary>
    public int FurtherFlaws { get; init; }

    /// <summary>The octets the flaws' places are in: the text, or the one record of an answer.</summary>
    public required Octets Text { get; init; }

    /// <summary>An MTA-STS record.</summary>
    /// <param name="Parsed">What a conforming sender acts on; null unless valid.</param>
    public sealed record OfStsRecord(StsRecord? Parsed) : LintReport
    {
        /// <inheritdoc/>
        public override LintKind Kind => LintKind.StsRecord;
    }

    /// <summary>A policy.</summary>
    /// <param name="Parsed">What a conforming sender acts on; null unless valid.</param>
    /// <param name="Tolerant">What tolerant senders act on; null where they have nothing either.</param>
    public sealed record OfPolicy(StsPolicy? Parsed, StsPolicy? Tolerant) : LintReport
    {
        /// <inheritdoc/>
        public override LintKind Kind => LintKind.Policy;
    }

    /// <summary>An SPF record.</summary>
    /// <param name="Parsed">What a conforming receiver acts on; null unless valid.</param>
    public sealed record OfSpfRecord(SpfRecord? Parsed) : LintReport
    {
        /// <inheritdoc/>
        public override LintKind Kind => LintKind.SpfRecord;
    }

    /// <summary>A DKIM key record.</summary>
    /// <param name="Parsed">What a conforming verifier acts on, a revoked key too; null unless valid.</param>
    public sealed record OfDkimKey(DkimKey? Parsed) : LintReport
    {
        /// <inheritdoc/>
        public override LintKind Kind => LintKind.DkimKey;
    }

    /// <summary>A DMARC record.</summary>
    /// <param name="Parsed">What a conforming receiver acts on; null unless valid.</param>
    public sealed record OfDmarcRecord(DmarcRecord? Parsed) : LintReport
    {
        /// <inheritdoc/>
        public override LintKind Kind => LintKind.DmarcRecord;
    }

    /// <summary>A TLSRPT record.</summary>
    /// <param name="Parsed">What a conforming sender acts on; null unless valid.</param>
    public sealed record OfTlsRptRecord(TlsRptRecord? Parsed) : LintReport
    {
        /// <inheritdoc/>
        public override LintKind Kind => LintKind.TlsRptRecord;
    }
}
