using System.Collections.Immutable;
using System.Globalization;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Publishing;

/// <summary>What an owner has to know before publishing.</summary>
internal static class PublishingNotes
{
    private const long Day = 86_400;
    private const long Week = 7 * Day;

    public static ImmutableArray<string> Of(Publication publication, DomainReading reading)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        if (publication.RuaOrigin is RuaOrigin.Assumed)
        {
            notes.Add(
                $"That reports go to {publication.TlsRptRecord.Rua[0].Text} is an assumption: "
                + "make that mailbox, or say where they go.");
        }

        if (reading.MtaSts.Host.Addresses is AddressReading.None)
        {
            notes.Add(
                $"{reading.Seen.PolicyHost.Name} has no address yet: "
                + "it has to lead to a web server that has a certificate for that name.");
        }

        if (publication.Published.StsRecords.Length > 1)
        {
            notes.Add(
                $"There are {publication.Published.StsRecords.Length} MTA-STS records now, "
                + "which is as good as none: leave this one only.");
        }

        if (publication.Published.TlsRptRecords.Length > 1)
        {
            notes.Add(
                $"There are {publication.Published.TlsRptRecords.Length} TLSRPT records now, "
                + "which is as good as none: leave this one only.");
        }

        if (reading.Mail.State is MailState.Implicit)
        {
            notes.Add($"{reading.Domain} has no MX record, so it is its own mail server, and the policy names it.");
        }

        if (publication.Policy.Mode is StsMode.Enforce && reading.MtaSts.Mode is not (StsMode.Enforce or StsMode.Testing))
        {
            notes.Add("No sender has tested a policy of this domain yet. Mode testing first shows what enforce would stop.");
        }

        if (publication.Policy.Mode is StsMode.Testing && reading.MtaSts is { Mode: StsMode.Enforce, Policy: { } enforced })
        {
            notes.Add(
                "The policy that is published now is enforced, and this one steps back to testing: nothing would insist on protection "
                + $"any more. --mode enforce --max-age {Span(enforced.MaxAge)} keeps what there is.");
        }

        if (publication.Policy is { Mode: not StsMode.None, MaxAge: 0 })
        {
            notes.Add("Under max_age 0 senders forget the policy at once, so it protects nobody (STS311).");
        }

        if (publication.Policy is { Mode: StsMode.Enforce, MaxAge: var shorter } && reading.MtaSts is { Mode: StsMode.Enforce, Policy: { } longer }
            && shorter < longer.MaxAge)
        {
            notes.Add(
                "The policy that is published now is kept for longer: a shorter max_age is for the time before a change "
                + $"(RFC 8461 §10.2). --max-age {Span(longer.MaxAge)} keeps what there is.");
        }

        notes.AddRange(
            from host in reading.Mail.Hosts
            where reading.Dane.StandingOf(host) is Standing.Refused or Standing.Mixed
            select $"Senders that know DANE refuse {host.Name} as it is, and no policy excuses that (RFC 8461 §2): sealpost check says why.");

        if (reading.Dane.MayMatter)
        {
            notes.Add(
                "There are TLSA records, or may be, and what DNSSEC says of them could not be seen: "
                + "a resolver on this machine that validates, or one named with --trust-resolver, shows whether DANE refuses a server.");
        }

        if (publication.Policy.Mode is not StsMode.None && !publication.HasLooked)
        {
            notes.Add("The mail servers were not contacted, so it is not known which of them would fail the policy.");
        }

        notes.AddRange(from provider in publication.Providers where provider.Note is not null select provider.Note);
        return notes.ToImmutable();
    }

    // As --max-age takes it.
    private static string Span(long seconds) => seconds switch
    {
        > 0 when seconds % Week == 0 => string.Create(CultureInfo.InvariantCulture, $"{seconds / Week}w"),
        > 0 when seconds % Day == 0 => string.Create(CultureInfo.InvariantCulture, $"{seconds / Day}d"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds}"),
    };
}
