using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Sealpost.Core.Dane;
using Sealpost.Core.Observations;

namespace Sealpost.Core.Tests.Dane;

/// <summary>A server's certificate, an intermediate and a root, made for the tests.</summary>
internal sealed class TestChain
{
    private static readonly DateTimeOffset Now = Scenarios.Facts.Now;

    public TestChain(int daysLeft, bool isRsa, params string[] names)
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(2048);
        using var middleKey = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var root = Authority(new CertificateRequest("CN=Test root", rootKey, HashAlgorithmName.SHA256))
            .CreateSelfSigned(Now.AddYears(-5), Now.AddYears(5));
        var request = isRsa
            ? new CertificateRequest("CN=Test intermediate", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)
            : new CertificateRequest("CN=Test intermediate", middleKey, HashAlgorithmName.SHA384);
        var bare = Authority(request).Create(
            root.SubjectName, X509SignatureGenerator.CreateForECDsa(rootKey), Now.AddYears(-2), Now.AddYears(2), [1]);
        var middle = isRsa ? bare.CopyWithPrivateKey(rsa) : bare.CopyWithPrivateKey(middleKey);

        var alternatives = new SubjectAlternativeNameBuilder();
        names.ToList().ForEach(alternatives.AddDnsName);
        var own = new CertificateRequest("CN=" + names[0], key, HashAlgorithmName.SHA256);
        own.CertificateExtensions.Add(alternatives.Build());
        var generator = isRsa
            ? X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pss)
            : X509SignatureGenerator.CreateForECDsa(middleKey);
        var leaf = own.Create(middle.SubjectName, generator, Now.AddDays(-60), Now.AddDays(daysLeft), [2]);
        (Own, Intermediate, Root) = (leaf.RawData, middle.RawData, root.RawData);
        Names = [.. names];
        Until = Now.AddDays(daysLeft);
    }

    public byte[] Own { get; }

    public byte[] Intermediate { get; }

    public byte[] Root { get; }

    public ImmutableArray<string> Names { get; }

    private DateTimeOffset Until { get; }

    public ServedChain Served => Serve(Own, Intermediate);

    /// <summary>The facts of the chain as sent: its own and the intermediate.</summary>
    public TlsSession Session(ChainEnd end = ChainEnd.TrustedRoot)
    {
        var own = Scenarios.Facts.Certificate(Names) with
        {
            NotBefore = Now.AddDays(-60),
            NotAfter = Until,
            Der = Convert.ToBase64String(Own),
        };
        own = end is ChainEnd.TrustedRoot ? own : Scenarios.Facts.SelfSigned(own);
        var intermediate = Scenarios.Facts.Intermediate with { Der = Convert.ToBase64String(Intermediate) };
        return new("TLS 1.3", "TLS_AES_256_GCM_SHA384", new()
        {
            Sent = end is ChainEnd.TrustedRoot ? [own, intermediate] : [own],
            End = end,
        });
    }

    public static ServedChain Serve(params byte[][] sent) => new([.. sent.Select(der => ServedCertificate.Of(der)!)]);

    /// <summary>A record of a certificate as a zone file has it.</summary>
    public static string Record(int usage, int selector, int matching, byte[] der)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(der);
        var part = selector == 0 ? der : certificate.PublicKey.ExportSubjectPublicKeyInfo();
        var data = matching switch { 1 => SHA256.HashData(part), 2 => SHA512.HashData(part), _ => part };
        return $"{usage} {selector} {matching} {Convert.ToHexStringLower(data)}";
    }

    private static CertificateRequest Authority(CertificateRequest request)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request;
    }
}
