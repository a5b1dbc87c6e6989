using System.Collections.Immutable;
using Sealpost.Core.Reading;
using Sealpost.Core.Rendering;
using Sealpost.Web.Results;

namespace Sealpost.Web.Posture;

/// <summary>What DANE makes a sender do with one mail server.</summary>
/// <param name="Tone">How good it is.</param>
/// <param name="Words">What the sender does, in a few words.</param>
/// <param name="Records">The TLSA records that count.</param>
public sealed record DaneView(Tone Tone, string Words, ImmutableArray<TlsaRow> Records)
{
    private const int Most = 20;

    /// <summary>Null where there are no TLSA records that count, and nothing fails.</summary>
    internal static DaneView? Of(DomainReading reading, MailHostReading host)
    {
        if (!reading.Dane.IsAskedFor || reading.Dane.Hosts.FirstOrDefault(one => one.Host == host) is not { } dane)
        {
            return null;
        }

        var words = WordsOf(dane);
        return words is null ? null : new(
            MailServerView.ToneOf(dane.Standing ?? Standing.Unseen),
            words,
            [.. from record in dane.Records.Take(Most) select new TlsaRow(Shown.Of(record.Text, 200), record.Parsed.IsUsable)]);
    }

    private static string? WordsOf(HostDaneReading dane) => (dane.State, dane.Standing) switch
    {
        (DaneState.Unused, _) => null,
        (DaneState.Unseen, _) => "could not be looked at",
        (DaneState.Fails, _) => "the look-up of the TLSA records fails, so senders do not deliver here",
        (DaneState.Unusable, _) => "no TLSA record can be used: senders insist on TLS, and authenticate nobody",
        (_, Standing.Passes) => "authenticates it",
        (_, Standing.Refused) => "refuses it: what it presents matches no TLSA record",
        (_, Standing.Mixed) => "authenticates some addresses and refuses others",
        _ => "asks for a certificate that matches, and none was seen",
    };
}

/// <summary>One TLSA record, as a zone file has it.</summary>
public sealed record TlsaRow(string Text, bool IsUsable);
