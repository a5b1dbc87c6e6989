using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Sealpost.Core.Rendering.Json;

/// <summary>
/// The JSON document of one checked domain, format 1. Its shape is a public contract; the report's is not.
/// </summary>
internal sealed record CheckDocument
{
    public int Format { get; init; } = 1;

    public required string Domain { get; init; }

    public required DateTime CheckedAt { get; init; }

    public required double Milliseconds { get; init; }

    public required string Outcome { get; init; }

    public required MtaStsPart MtaSts { get; init; }

    public required TlsRptPart TlsRpt { get; init; }

    public required DnssecPart Dnssec { get; init; }

    public required SpfPart Spf { get; init; }

    public required DkimPart? Dkim { get; init; }

    public required DmarcPart? Dmarc { get; init; }

    public required ImmutableArray<MailServerPart> MailServers { get; init; }

    public required ScoreJson Score { get; init; }

    public required ImmutableArray<ResultPart> Results { get; init; }

    // Only where it was asked for.
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<SenderPart>? Senders { get; init; }
}

internal sealed record MtaStsPart(
    string Status, string? Id, string? Mode, long? MaxAge, ImmutableArray<string>? Mx, string PolicyUrl);

internal sealed record TlsRptPart(string Status, ImmutableArray<string> Rua);

internal sealed record MailServerPart(
    string Host,
    int Preference,
    bool? Covered,
    string? CoveredBy,
    string StartTls,
    string Certificate,
    DanePart Dane,
    ImmutableArray<AddressPart> Addresses);

internal sealed record DnssecPart(string Status, string? Because);

internal sealed record DanePart(
    string Status, string Authenticated, string? Owner, ImmutableArray<TlsaPart> Records, string? Because);

internal sealed record TlsaPart(string Record, bool Usable);

internal sealed record AddressPart(
    string Address, string StartTls, string? Protocol, string Certificate, string? Because);

internal sealed record ResultPart(
    string Id,
    string Title,
    string Verdict,
    string Severity,
    CitationPart? Citation,
    ImmutableArray<EvidencePart> Evidence,
    string? Because,
    string Why,
    string Remedy,
    string? Publish);

internal sealed record CitationPart(int Rfc, string Section, string Level);

internal sealed record EvidencePart(string Subject, string Observed, string? Expected, PlacePart? Place);

internal sealed record PlacePart(int Line, int Start, int Length);
