using System.Collections.Immutable;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;
using Sealpost.Core.Rendering;
using Sealpost.Web.Posture;

namespace Sealpost.Web.Results;

/// <summary>One host that takes mail for the domain.</summary>
public sealed record MailServerView
{
    public required string Host { get; init; }

    public required int Preference { get; init; }

    public required Tone Tone { get; init; }

    /// <summary>What an enforcing sender does, in a few words.</summary>
    public required string Words { get; init; }

    /// <summary>The pattern that covers it, in words.</summary>
    public required string Coverage { get; init; }

    /// <summary>What there is instead of addresses; null where there are some.</summary>
    public required string? NoAddresses { get; init; }

    public required ImmutableArray<AddressView> Addresses { get; init; }

    /// <summary>What DANE makes a sender do here; null where it makes no difference.</summary>
    public required DaneView? Dane { get; init; }

    /// <summary>The chains sent, each once, with the addresses that sent it.</summary>
    public required ImmutableArray<SentChainView> Chains { get; init; }

    internal static MailServerView Of(DomainReading reading, MailHostReading host)
    {
        var standing = ServerStanding.Of(reading, host);
        var isBare = ServerStanding.IsBare(reading, host);
        return new()
        {
            Host = Shown.Of(host.Name, 260),
            Preference = host.Host.Preference,
            Tone = isBare ? Tone.Bad : ToneOf(standing),
            Words = isBare ? "not covered"
                : ServerStanding.IsRefusedByDane(reading, host) ? "refused by DANE"
                : WordsOf(standing),
            Coverage = Shown.Of(Overview.Coverage(reading, host)),
            NoAddresses = NoAddressesOf(host),
            Addresses = [.. from probe in host.Probes select AddressView.Of(probe)],
            Dane = DaneView.Of(reading, host),
            Chains =
            [
                .. from probe in host.Probes
                   where probe.Certificate is not null
                   group probe by string.Concat(probe.Certificate!.Chain.Sent.Select(static one => one.Sha256)) into same
                   select new SentChainView(
                       string.Join(", ", from probe in same select probe.Address.ToString()),
                       ChainView.Of(same.First().Certificate!, (same.First().Probe as MxProbe.Secured)?.Tls)),
            ],
        };
    }

    internal static Tone ToneOf(Standing standing) => standing switch
    {
        Standing.Passes => Tone.Good,
        Standing.Refused => Tone.Bad,
        Standing.Mixed => Tone.Mixed,
        _ => Tone.Neutral,
    };

    private static string WordsOf(Standing standing) => standing switch
    {
        Standing.Passes => "ready",
        Standing.Refused => "fails",
        Standing.Mixed => "fails on some addresses",
        Standing.Undetermined => "not known",
        _ => "not seen",
    };

    private static string? NoAddressesOf(MailHostReading host) => host switch
    {
        { Probes.IsEmpty: false } => null,
        { IsAddress: true } => "The MX record holds an IP address where a name belongs, so senders skip it.",
        { Host.Addresses: { } lookup } => $"No address was found ({Shown.Of(lookup.Words)}).",
        _ => "Not looked at: there are more mail servers than are looked at.",
    };
}

/// <summary>One address of a mail server.</summary>
public sealed record AddressView
{
    public required string Address { get; init; }

    public required Tone Tone { get; init; }

    public required string StartTls { get; init; }

    public required string Protocol { get; init; }

    public required string Cipher { get; init; }

    public required string Certificate { get; init; }

    public required string Time { get; init; }

    internal static AddressView Of(ProbeReading probe) => new()
    {
        Address = probe.Address.ToString(),
        Tone = MailServerView.ToneOf(probe.Standing),
        StartTls = Overview.StartTls(probe),
        Protocol = Shown.Of(Overview.Protocol(probe), 40),
        Cipher = probe.Probe is MxProbe.Secured secured ? Shown.Of(secured.Tls.CipherSuite, 80) : "",
        Certificate = Shown.Of(Overview.Certificate(probe)),
        Time = probe.Probe is MxProbe.NotTried
            ? ""
            : Shown.Time(probe.Probe.Milliseconds),
    };
}

/// <summary>A chain and who sent it.</summary>
public sealed record SentChainView(string Addresses, ChainView Chain);
