using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Sealpost.Core.Observations;
using Sealpost.Lab.Certificates;
using Sealpost.Lab.Table;
using Sealpost.Probes.Tls;

namespace Sealpost.Probes.Tests.Tls;

/// <summary>What is remembered of a chain never changes what is said of it.</summary>
public sealed class KnownChainsTests
{
    private const string ServerAuth = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuth = "1.3.6.1.5.5.7.3.2";

    private readonly TestAuthority _root = TestAuthority.Root();
    private readonly TestAuthority _intermediate;
    private readonly RootIndex _roots;
    private readonly KnownChains _chains = new();

    public KnownChainsTests()
    {
        _intermediate = _root.Intermediate();
        _roots = RootIndex.Of([_root.Certificate.RawData]);

        // From here on the issuer is known.
        Same([Plain("first.example"), _intermediate.Certificate]);
    }

    [Fact]
    public void A_plain_certificate_of_a_known_issuer_is_trusted_without_the_whole_judgement()
    {
        var leaf = Plain("mx.example.com");
        var issuer = KnownIssuer.Learn([leaf, _intermediate.Certificate], Facts(leaf, _intermediate.Certificate), _roots);

        Assert.NotNull(issuer);
        Assert.NotNull(issuer.Vouch(Plain("another.example").RawData, _roots, TestAuthority.Now));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_known_issuer_outside_its_dates_vouches_for_nobody(int years)
    {
        var leaf = Plain("mx.example.com");
        var issuer = KnownIssuer.Learn([leaf, _intermediate.Certificate], Facts(leaf, _intermediate.Certificate), _roots);

        Assert.Null(issuer!.Vouch(leaf.RawData, _roots, TestAuthority.Now.AddYears(years * 3)));
        Same([leaf, _intermediate.Certificate], TestAuthority.Now.AddYears(years * 3));
    }

    [Fact]
    public void Who_signed_is_taken_from_the_platform_where_it_verified()
    {
        var forged = Plain("mx.example.com").RawData;
        forged[^1] ^= 1;
        using var right = Shown([Plain("mx.example.com").RawData, _intermediate.Certificate.RawData], TestAuthority.Now);
        using var wrong = Shown([forged, _intermediate.Certificate.RawData], TestAuthority.Now);
        using var alone = Shown([Plain("mx.example.com").RawData], TestAuthority.Now);

        Assert.Equal(_intermediate.Certificate.RawData, right?.Signer);
        Assert.Null(wrong!.Signer);
        Assert.Null(alone!.Signer);
    }

    [Fact]
    public void Every_kind_of_chain_is_judged_as_without_memory()
    {
        var stranger = TestAuthority.Root("Stranger");
        var second = _intermediate.Intermediate("Second");
        var expired = _root.Intermediate("Expired", TestAuthority.Now.AddDays(-1));
        var crossed = TestAuthority.Root("Other").CrossSign(_intermediate);
        var impostor = stranger.CrossSign(TestAuthority.Root("Test Intermediate"));
        var constrained = Constrained();
        X509Certificate2[][] chains =
        [
            [Plain("a.example"), _intermediate.Certificate],
            [Plain("a.example"), _intermediate.Certificate, _root.Certificate],
            [Plain("a.example"), _root.Certificate, _intermediate.Certificate],
            [Plain("a.example")],
            [_intermediate.Leaf("a.example"), _intermediate.Certificate],
            [_intermediate.Leaf("a.example", ClientAuth), _intermediate.Certificate],
            [_intermediate.Leaf("a.example", until: TestAuthority.Now.AddDays(-3)), _intermediate.Certificate],
            [second.Leaf("a.example"), second.Certificate, _intermediate.Certificate],
            [second.Leaf("a.example"), _intermediate.Certificate],
            [expired.Leaf("a.example"), expired.Certificate],
            [stranger.Leaf("a.example"), stranger.Certificate],
            [stranger.Leaf("a.example"), _intermediate.Certificate],
            [Plain("a.example"), crossed.Certificate],
            [Plain("a.example"), crossed.Certificate, _intermediate.Certificate],
            [impostor.Leaf("a.example"), impostor.Certificate],
            [impostor.Leaf("a.example"), _intermediate.Certificate],
            [Signed(constrained, "a.example"), constrained],
            [Signed(constrained, "a.allowed.example"), constrained],
            [TestAuthority.SelfSigned("a.example"), _intermediate.Certificate],
            [Signed(_intermediate.Certificate, "a.example", static request => request.CertificateExtensions.Add(
                new X509Extension("1.2.3.4", [5, 0], critical: true))), _intermediate.Certificate],
            [Signed(_intermediate.Certificate, "a.example", static request => request.CertificateExtensions.Add(
                new X509BasicConstraintsExtension(true, false, 0, true))), _intermediate.Certificate],
            [Signed(_intermediate.Certificate, "a.example", static request => request.CertificateExtensions.Add(
                new X509Extension("2.5.29.31", [1, 2, 3], critical: false))), _intermediate.Certificate],
            [Signed(_intermediate.Certificate, "a.example", static request => request.CertificateExtensions.Add(
                new X509Extension("2.5.29.35", [0x30, 0x04, 0x80, 0x02, 1, 2], critical: false))), _intermediate.Certificate],
        ];

        // Twice: what was learnt from one must not change another.
        foreach (var chain in chains.Concat(chains.Reverse()))
        {
            Same(chain);
        }
    }

    [Fact]
    public void Every_certificate_of_the_lab_is_judged_as_without_memory()
    {
        using var lab = new Authority();
        var roots = RootIndex.Of([lab.Root.RawData]);
        var kinds = Enum.GetValues<CertificateKind>();

        // Twice, and the good one first: what was learnt from one must not change another.
        foreach (var kind in kinds.Concat(kinds))
        {
            List<byte[]> chain = [.. lab.Issue(kind, "mx.example.test").Select(static each => each.RawData)];
            Same(chain, DateTimeOffset.UtcNow, roots);
        }
    }

    [Fact]
    public void Damaged_certificates_are_judged_as_without_memory()
    {
        var random = new Random(8461);
        var leaf = Plain("mx.example.com").RawData;
        var issuer = _intermediate.Certificate.RawData;
        var compared = 0;
        for (var round = 0; round < 600; round++)
        {
            var (first, second) = ((byte[])leaf.Clone(), (byte[])issuer.Clone());
            var victim = round % 3 == 2 ? second : first;
            victim[random.Next(victim.Length)] ^= (byte)(1 << random.Next(8));
            if (CanLoad(first) && CanLoad(second))
            {
                compared++;
                Same([first, second], TestAuthority.Now);
            }
        }

        Assert.True(compared > 300, $"only {compared} of the damaged certificates could be read at all");
    }

    private static bool CanLoad(byte[] der)
    {
        try
        {
            X509CertificateLoader.LoadCertificate(der).Dispose();
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private void Same(X509Certificate2[] chain, DateTimeOffset? at = null) =>
        Same([.. chain.Select(static each => each.RawData)], at ?? TestAuthority.Now);

    private void Same(List<byte[]> chain, DateTimeOffset at, RootIndex? others = null)
    {
        var roots = others ?? _roots;
        var certificates = chain.Select(X509CertificateLoader.LoadCertificate).ToList();
        var whole = ChainReading.Of(certificates, roots, at);
        certificates.ForEach(static each => each.Dispose());

        Equal(whole, _chains.Of(chain, roots, at));
        using var shown = Shown(chain, at);
        if (shown is not null)
        {
            Equal(whole, _chains.Of(shown.Certificates, roots, at, shown.First, shown.Signer));
        }
    }

    private static void Equal(CertificateChain whole, CertificateChain remembered)
    {
        Assert.Equal(whole.End, remembered.End);
        Assert.Equal(whole.Detail, remembered.Detail);
        Assert.Equal(whole.OutsideDates, remembered.OutsideDates);
        Assert.Equivalent(whole.Sent, remembered.Sent);
    }

    // As the platform calls back in a handshake; null where the key is such that none gets that far.
    private static ShownChain? Shown(List<byte[]> chain, DateTimeOffset at)
    {
        using var built = new X509Chain { ChainPolicy = ChainReading.Policy(at) };
        built.ChainPolicy.ExtraStore.AddRange(chain.Select(X509CertificateLoader.LoadCertificate).ToArray());
        using var own = X509CertificateLoader.LoadCertificate(chain[0]);
        try
        {
            built.Build(own);
        }
        catch (CryptographicException)
        {
            return null;
        }

        var shown = new ShownChain();
        shown.Keep(own, built);
        return shown;
    }

    private X509Certificate2 Plain(string name) => Signed(_intermediate.Certificate, name);

    private static X509Certificate2 Signed(
        X509Certificate2 issuer, string name, Action<CertificateRequest>? change = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new(ServerAuth)], false));
        change?.Invoke(request);
        using var signer = issuer.GetECDsaPrivateKey()!;
        return request.Create(
            issuer.SubjectName,
            X509SignatureGenerator.CreateForECDsa(signer),
            TestAuthority.Now.AddDays(-10),
            TestAuthority.Now.AddDays(80),
            [7, .. RandomNumberGenerator.GetBytes(8)]);
    }

    // NameConstraints: permitted [0] { dNSName "allowed.example" }.
    private X509Certificate2 Constrained()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Constrained", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var name = "allowed.example"u8.ToArray();
        byte[] subtree = [0x30, (byte)(name.Length + 2), 0x82, (byte)name.Length, .. name];
        byte[] permitted = [0xA0, (byte)subtree.Length, .. subtree];
        request.CertificateExtensions.Add(
            new X509Extension("2.5.29.30", [0x30, (byte)permitted.Length, .. permitted], critical: true));
        using var signer = _root.Certificate.GetECDsaPrivateKey()!;
        using var bare = request.Create(
            _root.Certificate.SubjectName,
            X509SignatureGenerator.CreateForECDsa(signer),
            TestAuthority.Now.AddDays(-10),
            TestAuthority.Now.AddDays(80),
            [9, .. RandomNumberGenerator.GetBytes(8)]);
        return bare.CopyWithPrivateKey(key);
    }

    private static System.Collections.Immutable.ImmutableArray<CertificateFacts> Facts(params X509Certificate2[] chain) =>
        [.. chain.Select(CertificateReading.Of)];
}
