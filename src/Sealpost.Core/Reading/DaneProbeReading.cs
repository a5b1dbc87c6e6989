using System.Collections.Immutable;
using Sealpost.Core.Dane;
using Sealpost.Core.Names;
using Sealpost.Core.Observations;

namespace Sealpost.Core.Reading;

/// <summary>One address of a mail server, read the way a sender sees it that knows DANE (RFC 7672 §3).</summary>
public sealed record DaneProbeReading
{
    private DaneProbeReading(ProbeReading probe, ImmutableArray<TlsaMatch> matches, Standing standing)
    {
        Probe = probe;
        Matches = matches;
        Standing = standing;
    }

    /// <summary>What happened.</summary>
    public ProbeReading Probe { get; }

    /// <summary>Every usable record held against what was sent; empty where TLS did not come about.</summary>
    public ImmutableArray<TlsaMatch> Matches { get; }

    /// <summary>What the sender does here.</summary>
    public Standing Standing { get; }

    /// <summary>What is wrong with the path to an anchor that was sent, in words; empty where nothing is.</summary>
    public ImmutableArray<string> AnchorFaults { get; private init; } = [];

    /// <summary>Whether the server was asked for by another name than a sender that knows DANE asks for.</summary>
    public bool IsOtherName { get; private init; }

    /// <summary>The record that this server's certificate asks for; null where none was seen.</summary>
    public string? Advised { get; private init; }

    /// <summary>Reads one probe.</summary>
    /// <param name="probe">What happened.</param>
    /// <param name="records">The usable records.</param>
    /// <param name="names">Names that a certificate under an anchor may be for, the TLSA base domain first.</param>
    /// <param name="host">The name that the server was asked for.</param>
    public static DaneProbeReading Of(
        ProbeReading probe, ImmutableArray<TlsaRecord> records, ImmutableArray<string> names, string host)
    {
        if (probe.Probe is not MxProbe.Secured)
        {
            return new(probe, [], probe.Standing);
        }

        var sent = (from facts in probe.Certificate!.Chain.Sent
                    let certificate = ServedCertificate.OfBase64(facts.Der)
                    where certificate is not null
                    select (facts, certificate)).ToList();
        var chain = new ServedChain([.. sent.Select(static pair => pair.certificate)]);
        ImmutableArray<TlsaMatch> matches = [.. from record in records select TlsaMatch.Of(record, chain)];

        var anchored = matches.OfType<TlsaMatch.Anchored>().ToList();
        var faults = anchored.ConvertAll(match =>
            FaultsOf([.. from at in match.Path select sent[at].facts], names, probe.Certificate.At));
        var isOtherName = !names[0].Equals(host, StringComparison.OrdinalIgnoreCase);
        var standing =
            records.IsEmpty ? Standing.Unseen
            : matches.Any(static match => match is TlsaMatch.Own) || faults.Exists(static one => one.IsEmpty)
                ? Standing.Passes
                : isOtherName || matches.Any(static match => match is TlsaMatch.Unknown)
                    ? Standing.Undetermined
                    : Standing.Refused;
        return new(probe, matches, standing)
        {
            AnchorFaults = standing is Standing.Passes ? [] : [.. faults.SelectMany(static one => one).Distinct()],
            IsOtherName = isOtherName,
            Advised = chain.Own?.Advised,
        };
    }

    // RFC 7672 §3.2.2: under a trust anchor names count, and so do dates.
    private static ImmutableArray<string> FaultsOf(
        ImmutableArray<CertificateFacts> path, ImmutableArray<string> names, DateTimeOffset at)
    {
        var outside = from facts in path
                      where at < facts.NotBefore || at > facts.NotAfter
                      select at > facts.NotAfter
                          ? FormattableString.Invariant($"{facts.Subject}: expired on {facts.NotAfter:yyyy-MM-dd HH:mm} UTC")
                          : FormattableString.Invariant(
                              $"{facts.Subject}: not valid before {facts.NotBefore:yyyy-MM-dd HH:mm} UTC");
        var isNamed = names.Any(name => path[0].DnsNames.Any(pattern => HostPattern.Covers(pattern, name)));
        IEnumerable<string> name = isNamed
            ? []
            : [$"for {(path[0].DnsNames.IsEmpty ? "no name" : string.Join(", ", path[0].DnsNames.Take(4)))}"];
        return [.. outside, .. name];
    }
}
