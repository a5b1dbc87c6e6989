using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Sealpost.Probes.Tests.Tls;

/// <summary>A throw-away certificate with its key, able to sign others.</summary>
internal sealed class TestAuthority
{
    private const string ServerAuth = "1.3.6.1.5.5.7.3.1";
    private static int LastSerial;

    public static DateTimeOffset Now { get; } = DateTimeOffset.UtcNow;

    public required X509Certificate2 Certificate { get; init; }

    public static TestAuthority Root(string name = "Test Root", DateTimeOffset? until = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}, O=Sealpost", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return new() { Certificate = request.CreateSelfSigned(Now.AddYears(-2), until ?? Now.AddYears(2)) };
    }

    public TestAuthority Intermediate(string name = "Test Intermediate", DateTimeOffset? until = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return new() { Certificate = Sign(request, key, until) };
    }

    /// <summary>The same name and key as another authority has, signed by this one.</summary>
    public TestAuthority CrossSign(TestAuthority other, DateTimeOffset? until = null)
    {
        using var key = other.Certificate.GetECDsaPrivateKey()!;
        var request = new CertificateRequest(other.Certificate.SubjectName, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return new() { Certificate = Sign(request, key, until) };
    }

    public X509Certificate2 Leaf(
        string name, string purpose = ServerAuth, DateTimeOffset? until = null, string? issuerUrl = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        names.AddDnsName("*." + name);
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new(purpose)], false));
        if (issuerUrl is not null)
        {
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension(null, [issuerUrl]));
        }

        return Sign(request, key, until);
    }

    public static X509Certificate2 SelfSigned(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(Now.AddDays(-1), Now.AddDays(90));
    }

    private X509Certificate2 Sign(CertificateRequest request, ECDsa key, DateTimeOffset? until)
    {
        var notAfter = until ?? Now.AddDays(60);
        using var signer = Certificate.GetECDsaPrivateKey()!;
        var serial = BitConverter.GetBytes(Interlocked.Increment(ref LastSerial));
        using var bare = request.Create(
            Certificate.SubjectName,
            X509SignatureGenerator.CreateForECDsa(signer),
            notAfter.AddYears(-1),
            notAfter,
            [1, .. serial]);
        return bare.CopyWithPrivateKey(key);
    }
}
