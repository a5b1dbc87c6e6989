using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Sealpost.Core.Observations;

namespace Sealpost.Probes.Tls;

/// <summary>
/// Builds the path from a server's certificate to a trusted root: from what was sent and the roots, from nothing else.
/// </summary>
internal static class ChainReading
{
    private const string ServerAuth = "1.3.6.1.5.5.7.3.1";
    private const int MaxKept = 10;

    private const X509ChainStatusFlags Dates =
        X509ChainStatusFlags.NotTimeValid | X509ChainStatusFlags.CtlNotTimeValid | X509ChainStatusFlags.NotTimeNested;

    private const X509ChainStatusFlags NoRoot = X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot;

    private sealed record Path(ChainEnd End, string? Detail, ImmutableArray<string> OutsideDates);

    /// <summary>The facts of a chain; <paramref name="sent"/> has the server's own certificate first.</summary>
    public static CertificateChain Of(IReadOnlyList<X509Certificate2> sent, RootIndex roots, DateTimeOffset at)
    {
        ImmutableArray<CertificateFacts> facts = [.. sent.Take(MaxKept).Select(CertificateReading.Of)];
        var trusted = roots.RelevantTo(sent).Select(X509CertificateLoader.LoadCertificate).ToList();
        try
        {
            var path = Build(sent, trusted, roots, at);

            // Another path may do without the certificates that are outside their dates.
            if (path.End is not ChainEnd.TrustedRoot || path.OutsideDates.Length > 0)
            {
                var current = Build(
                    [sent[0], .. sent.Skip(1).Where(each => IsCurrent(each, at))],
                    [.. trusted.Where(each => IsCurrent(each, at))],
                    roots,
                    at);
                path = current.End is ChainEnd.TrustedRoot ? current : path;
            }

            return new() { Sent = facts, End = path.End, Detail = path.Detail, OutsideDates = path.OutsideDates };
        }
        finally
        {
            trusted.ForEach(each => each.Dispose());
        }
    }

    private static Path Build(
        IReadOnlyList<X509Certificate2> sent, List<X509Certificate2> trusted, RootIndex roots, DateTimeOffset at)
    {
        using var chain = new X509Chain { ChainPolicy = Policy(at) };
        chain.ChainPolicy.ApplicationPolicy.Add(new(ServerAuth));
        chain.ChainPolicy.VerificationFlags =
            X509VerificationFlags.IgnoreNotTimeValid | X509VerificationFlags.IgnoreCtlNotTimeValid;
        foreach (var certificate in sent.Skip(1))
        {
            chain.ChainPolicy.ExtraStore.Add(certificate);
        }

        // The platform takes self-signed certificates only for roots; a trusted one of another kind is recognised
        // below.
        foreach (var certificate in trusted)
        {
            (IsSelfIssued(certificate) ? chain.ChainPolicy.CustomTrustStore : chain.ChainPolicy.ExtraStore)
                .Add(certificate);
        }

        try
        {
            chain.Build(sent[0]);
            return Read(chain, roots, at);
        }
        catch (CryptographicException fault)
        {
            return new(ChainEnd.NoTrustedRoot, fault.Message, []);
        }
        finally
        {
            foreach (var element in chain.ChainElements)
            {
                element.Certificate.Dispose();
            }
        }
    }

    private static Path Read(X509Chain chain, RootIndex roots, DateTimeOffset at)
    {
        var elements = chain.ChainElements.ToList();
        var anchor = elements.FindIndex(element => roots.Holds(element.Certificate));
        var path = anchor < 0 ? elements : elements[..(anchor + 1)];
        var faults =
            (from element in path
             from status in element.ChainElementStatus
             let flag = status.Status & ~(Dates | NoRoot)
             where flag != X509ChainStatusFlags.NoError
             select $"{element.Certificate.Subject}: {flag}").Distinct().ToList();

        ImmutableArray<string> outside =
        [
            .. from element in path.Skip(1)
               where !IsCurrent(element.Certificate, at)
               select element.Certificate.Subject,
        ];
        return (anchor, faults) switch
        {
            ( < 0, _) => new(ChainEnd.NoTrustedRoot, null, outside),
            (_, []) => new(ChainEnd.TrustedRoot, null, outside),
            _ => new(ChainEnd.Invalid, string.Join("; ", faults), outside),
        };
    }

    /// <summary>
    /// A policy under which nothing is downloaded, nothing revoked, and nothing of the machine's trusted.
    /// </summary>
    internal static X509ChainPolicy Policy(DateTimeOffset at) => new()
    {
        DisableCertificateDownloads = true,
        RevocationMode = X509RevocationMode.NoCheck,
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        VerificationTime = at.UtcDateTime,
        VerificationTimeIgnored = false,
    };

    private static bool IsSelfIssued(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    // A certificate whose dates cannot be read is no help on any way.
    private static bool IsCurrent(X509Certificate2 certificate, DateTimeOffset at)
    {
        try
        {
            return certificate.NotBefore.ToUniversalTime() <= at.UtcDateTime
                && at.UtcDateTime <= certificate.NotAfter.ToUniversalTime();
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
