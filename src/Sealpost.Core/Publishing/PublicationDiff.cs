using System.Collections.Immutable;

namespace Sealpost.Core.Publishing;

/// <summary>What changes in records and policy between what is published and what is generated.</summary>
public static class PublicationDiff
{
    /// <summary>The lines of three unified differences; empty where nothing changes.</summary>
    public static ImmutableArray<string> Of(Publication publication)
    {
        ArgumentNullException.ThrowIfNull(publication);
        var (domain, now) = (publication.Domain, publication.Published);
        return
        [
            .. TextDiff.Of(now.StsRecords, [publication.StsRecord.ToRecordText()], $"_mta-sts.{domain} TXT")
                .Where(_ => !SaysTheSame(publication)),
            .. TextDiff.Of(
                Lines(now.Policy?.ToString()), Lines(publication.PolicyText), publication.PolicyUrl),
            .. TextDiff.Of(now.TlsRptRecords, [publication.TlsRptRecord.ToRecordText()], $"_smtp._tls.{domain} TXT")
                .Where(_ => publication.RuaOrigin is not RuaOrigin.Published || now.TlsRptRecords.Length != 1),
        ];
    }

    // The id is the same, whatever white space stands around it.
    private static bool SaysTheSame(Publication publication) =>
        publication.IsPolicyUnchanged
        && publication.Published.StsRecords is [var only]
        && MtaSts.StsRecordParser.Parse(only).Value?.Id == publication.StsRecord.Id;

    private static string[] Lines(string? text) => string.IsNullOrEmpty(text)
        ? []
        : [.. from line in text.TrimEnd('\r', '\n').Split('\n') select line.TrimEnd('\r')];
}
