using System.Collections.Immutable;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;

namespace Sealpost.Web.Results;

/// <summary>A certificate chain as it was sent.</summary>
public sealed record ChainView
{
    /// <summary>As <c>TLS 1.3, TLS_AES_128_GCM_SHA256</c>.</summary>
    public required string Session { get; init; }

    /// <summary>What is wrong with it; empty where senders accept it.</summary>
    public required ImmutableArray<string> Faults { get; init; }

    /// <summary>How the path ends, in words.</summary>
    public required string End { get; init; }

    /// <summary>The server's own first.</summary>
    public required ImmutableArray<CertificateView> Sent { get; init; }

    internal static ChainView Of(CertificateReading reading, TlsSession? session) => new()
    {
        Session = session is null ? "" : Shown.Of($"{session.Protocol}, {session.CipherSuite}"),
        Faults = [.. from fault in reading.Faults select Shown.Of(reading.Describe(fault))],
        End = reading.Chain.End switch
        {
            ChainEnd.TrustedRoot => "The chain leads to a trusted root.",
            ChainEnd.Invalid => "The chain leads to a trusted root, and is not in order on the way.",
            _ => "The chain leads to no trusted root.",
        },
        Sent = [.. from one in reading.Chain.Sent select CertificateView.Of(one, reading.At)],
    };
}

/// <summary>One certificate.</summary>
public sealed record CertificateView
{
    private const int MostNames = 12;

    public required string Subject { get; init; }

    public required string Issuer { get; init; }

    /// <summary>The names it is for; empty for an issuer's.</summary>
    public required ImmutableArray<string> Names { get; init; }

    public required int MoreNames { get; init; }

    public required string From { get; init; }

    public required string Until { get; init; }

    /// <summary>Whether the moment of the check lies between the two.</summary>
    public required bool IsInDate { get; init; }

    public required string Key { get; init; }

    public required string Sha256 { get; init; }

    internal static CertificateView Of(CertificateFacts one, DateTimeOffset at) => new()
    {
        Subject = Shown.Of(one.Subject, 200),
        Issuer = Shown.Of(one.Issuer, 200),
        Names = [.. from name in one.DnsNames.Take(MostNames) select Shown.Of(name, 260)],
        MoreNames = Math.Max(0, one.DnsNames.Length - MostNames),
        From = Shown.Moment(one.NotBefore),
        Until = Shown.Moment(one.NotAfter),
        IsInDate = at >= one.NotBefore && at <= one.NotAfter,
        Key = Shown.Of(one.Key, 60),
        Sha256 = Shown.Of(one.Sha256, 64),
    };
}
