using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Sealpost.Lab.Table;

namespace Sealpost.Lab.Certificates;

/// <summary>A throw-away authority: a root, an intermediate, and a second root that nobody trusts.</summary>
internal sealed class Authority : IDisposable
{
    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;
    private readonly X509Certificate2 _root;
    private readonly X509Certificate2 _intermediate;
    private readonly X509Certificate2 _stranger;

    public Authority()
    {
        _root = Issuer("CN=Sealpost lab root", null);
        _intermediate = Issuer("CN=Sealpost lab intermediate", _root);
        _stranger = Issuer("CN=Sealpost lab untrusted root", null);
    }

    /// <summary>The root, which no server sends.</summary>
    public X509Certificate2 Root => _root;

    /// <summary>The root, for <c>--ca-file</c>.</summary>
    public string RootPem => _root.ExportCertificatePem();

    /// <summary>A certificate with its key for <paramref name="names"/>, followed by what is sent after it.</summary>
    public X509Certificate2Collection Issue(CertificateKind kind, params IReadOnlyList<string> names)
    {
        var (from, until) = kind switch
        {
            CertificateKind.Expired => (_now.AddDays(-93), _now.AddDays(-3)),
            CertificateKind.NotYetValid => (_now.AddDays(3), _now.AddDays(93)),
            CertificateKind.ExpiresSoon => (_now.AddDays(-85), _now.AddDays(5)),
            CertificateKind.ShortLived => (_now.AddDays(-1), _now.AddDays(5)),
            _ => (_now.AddDays(-1), _now.AddDays(90)),
        };
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request(kind, names, key);

        if (kind is CertificateKind.SelfSigned)
        {
            return [request.CreateSelfSigned(from, until)];
        }

        var issuer = kind is CertificateKind.UntrustedRoot ? _stranger : _intermediate;
        using var bare = request.Create(issuer, from, until, Serial());
        var leaf = bare.CopyWithPrivateKey(key);
        return kind is CertificateKind.Incomplete ? [leaf] : [leaf, issuer];
    }

    /// <summary>Key and chain in one PEM text, as nginx and Postfix read it.</summary>
    public static string Pem(X509Certificate2Collection chain)
    {
        using var key = chain[0].GetECDsaPrivateKey()!;
        var certificates = chain.Select(static one => one.ExportCertificatePem());
        return string.Join('\n', [key.ExportPkcs8PrivateKeyPem(), .. certificates]) + "\n";
    }

    public void Dispose()
    {
        _root.Dispose();
        _intermediate.Dispose();
        _stranger.Dispose();
    }

    private static CertificateRequest Request(CertificateKind kind, IReadOnlyList<string> names, ECDsa key)
    {
        var subject = new X500DistinguishedName(
            kind is CertificateKind.CommonNameOnly ? $"CN={names[0]}" : "O=Sealpost lab");
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in kind switch
        {
            CertificateKind.WrongName or CertificateKind.CommonNameOnly => ["wrong.example.test"],
            CertificateKind.Wildcard => [$"*{names[0][names[0].IndexOf('.')..]}"],
            _ => names,
        })
        {
            alternatives.AddDnsName(name);
        }

        request.CertificateExtensions.Add(alternatives.Build(critical: false));
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        if (kind is CertificateKind.Incomplete)
        {
            // Nobody serves this: a checker that downloads it would find a refused connection.
            request.CertificateExtensions.Add(
                new X509AuthorityInformationAccessExtension(null, ["http://127.0.99.80/intermediate.crt"]));
        }

        return request;
    }

    private X509Certificate2 Issuer(string name, X509Certificate2? above)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var (from, until) = (_now.AddYears(-2), _now.AddYears(2));
        if (above is null)
        {
            return request.CreateSelfSigned(from, until);
        }

        using var bare = request.Create(above, from, until.AddDays(-1), Serial());
        return bare.CopyWithPrivateKey(key);
    }

    private static byte[] Serial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)(serial[0] & 0x7F | 0x40);
        return serial;
    }
}
