using System.Collections.Immutable;
using System.Globalization;
using Sealpost.Core.Names;
using Sealpost.Core.Observations;

namespace Sealpost.Core.Reading;

/// <summary>A certificate chain held against a host name and a moment.</summary>
public sealed record CertificateReading
{
    private CertificateReading(string host, CertificateChain chain, DateTimeOffset at)
    {
        Host = host;
        Chain = chain;
        At = at;
        Faults = [.. FindFaults()];
    }

    /// <summary>The name the certificate has to cover.</summary>
    public string Host { get; }

    /// <summary>The chain as sent.</summary>
    public CertificateChain Chain { get; }

    /// <summary>The moment it is judged at.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Everything that is wrong with it; empty where senders accept it.</summary>
    public ImmutableArray<CertificateFault> Faults { get; }

    /// <summary>Whether senders accept it.</summary>
    public bool IsValid => Faults.IsEmpty;

    /// <summary>The server's own certificate; null where none was sent.</summary>
    public CertificateFacts? Own => Chain.Sent.FirstOrDefault();

    /// <summary>
    /// Whether it is valid now and for less than 14 days more, or a tenth of its life where it lives less than 30 days.
    /// </summary>
    public bool ExpiresSoon
    {
        get
        {
            if (Own is null || At < Own.NotBefore || At > Own.NotAfter)
            {
                return false;
            }

            var life = Own.NotAfter - Own.NotBefore;
            var warnAt = life < TimeSpan.FromDays(30) ? life / 10 : TimeSpan.FromDays(14);
            return Own.NotAfter - At < warnAt;
        }
    }

    /// <summary>Reads a chain.</summary>
    /// <param name="host">The name the certificate has to cover, A-labels.</param>
    /// <param name="chain">The chain as sent.</param>
    /// <param name="at">When it was seen.</param>
    public static CertificateReading Of(string host, CertificateChain chain, DateTimeOffset at) => new(host, chain, at);

    /// <summary>What is wrong in one respect, in words.</summary>
    public string Describe(CertificateFault fault) => fault switch
    {
        CertificateFault.OutsideDates => DescribeDates(),
        CertificateFault.WrongName when Own is { DnsNames.IsEmpty: true } =>
            $"no subject alternative name (common name: {Own.CommonName ?? "none"})",
        CertificateFault.WrongName => $"for {Abridge(Own?.DnsNames ?? [])}",
        CertificateFault.Untrusted when Chain.End is ChainEnd.Invalid => Chain.Detail ?? "the chain is not in order",
        CertificateFault.Untrusted when Own is { SelfIssued: true } => "self-signed",
        CertificateFault.Untrusted => $"the chain ends at {PathEnd()?.Subject ?? "nothing"}, "
            + $"issued by {PathEnd()?.Issuer ?? "nobody"}, which is no trusted root",
        CertificateFault.Incomplete => $"the certificate of {PathEnd()?.Issuer} was not sent",
        _ => fault.ToString(),
    };

    private static string Abridge(ImmutableArray<string> names) => names.Length > 4
        ? $"{string.Join(", ", names.Take(4))} and {names.Length - 4} more"
        : string.Join(", ", names);

    private static string Day(DateTimeOffset moment) =>
        moment.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private IEnumerable<CertificateFault> FindFaults()
    {
        if (Own is null)
        {
            yield return CertificateFault.Untrusted;
            yield break;
        }

        if (At < Own.NotBefore || At > Own.NotAfter || !Chain.OutsideDates.IsDefaultOrEmpty)
        {
            yield return CertificateFault.OutsideDates;
        }

        // Only DNS-IDs count, the common name never does (RFC 8461 §3.3, RFC 9525 §2).
        if (!Own.DnsNames.Any(name => HostPattern.Covers(name, Host)))
        {
            yield return CertificateFault.WrongName;
        }

        if (Chain.End is not ChainEnd.TrustedRoot)
        {
            yield return IsIncomplete() ? CertificateFault.Incomplete : CertificateFault.Untrusted;
        }
    }

    private bool IsIncomplete() =>
        Chain.End is ChainEnd.NoTrustedRoot
        && PathEnd() is { SelfIssued: false, IssuerUrls: { IsDefaultOrEmpty: false } };

    // The last certificate of the path from the server's own, following issuer names among those sent.
    private CertificateFacts? PathEnd()
    {
        var end = Own;
        for (var steps = 0; end is { SelfIssued: false } && steps < Chain.Sent.Length; steps++)
        {
            var issuer = Chain.Sent.FirstOrDefault(one => one.Subject == end.Issuer);
            if (issuer is null)
            {
                break;
            }

            end = issuer;
        }

        return end;
    }

    private string DescribeDates()
    {
        if (Own is { } own && At > own.NotAfter)
        {
            return $"expired on {Day(own.NotAfter)}";
        }

        return Own is { } young && At < young.NotBefore
            ? $"not valid before {Day(young.NotBefore)}"
            : $"a certificate it needs is outside its dates: {Abridge(Chain.OutsideDates)}";
    }
}
