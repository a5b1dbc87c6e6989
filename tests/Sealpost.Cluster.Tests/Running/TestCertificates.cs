using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Sealpost.Cluster.Tests.Running;

/// <summary>An authority, a certificate for a server on loopback, and one for a client.</summary>
internal static class TestCertificates
{
    /// <summary>Writes <c>ca.pem</c>, <c>server.pem</c>, <c>client.pem</c> and the keys.</summary>
    public static void WriteTo(string folder)
    {
        var now = DateTimeOffset.UtcNow;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test CA", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(Path.Combine(folder, "ca.pem"), authority.ExportCertificatePem());
        foreach (var (name, usage) in (ReadOnlySpan<(string, string)>)[("server", "1.3.6.1.5.5.7.3.1"), ("client", "1.3.6.1.5.5.7.3.2")])
        {
            Write(authority, Path.Combine(folder, name), usage);
        }
    }

    private static void Write(X509Certificate2 authority, string path, string usage)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new(usage)], false));
        using var certificate = request.Create(
            authority, authority.NotBefore, authority.NotAfter, RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(path + ".pem", certificate.ExportCertificatePem());
        File.WriteAllText(path + ".key", key.ExportPkcs8PrivateKeyPem());
    }
}
