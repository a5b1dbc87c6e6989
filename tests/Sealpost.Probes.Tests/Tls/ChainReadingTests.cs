using System.Security.Cryptography.X509Certificates;
using Sealpost.Core.Observations;
using Sealpost.Probes.Tls;

namespace Sealpost.Probes.Tests.Tls;

public sealed class ChainReadingTests
{
    private const string ClientAuth = "1.3.6.1.5.5.7.3.2";
    private static readonly DateTimeOffset LongAgo = TestAuthority.Now.AddDays(-1);

    private readonly TestAuthority _root = TestAuthority.Root();
    private readonly TestAuthority _intermediate;
    private readonly X509Certificate2 _leaf;

    public ChainReadingTests()
    {
        _intermediate = _root.Intermediate();
        _leaf = _intermediate.Leaf("mx.example.com");
    }

    [Fact]
    public void A_complete_chain_ends_at_its_root()
    {
        var chain = Read([_leaf, _intermediate.Certificate]);

        Assert.Equal(ChainEnd.TrustedRoot, chain.End);
        Assert.Null(chain.Detail);
        Assert.Empty(chain.OutsideDates);
        Assert.Equal(
            ["CN=mx.example.com", "CN=Test Intermediate"], chain.Sent.Select(certificate => certificate.Subject));
    }

    [Fact]
    public void A_chain_without_its_intermediate_ends_nowhere() =>
        Assert.Equal(ChainEnd.NoTrustedRoot, Read([_leaf]).End);

    [Fact]
    public void A_root_that_nobody_trusts_is_none() =>
        Assert.Equal(
            ChainEnd.NoTrustedRoot,
            Read([_leaf, _intermediate.Certificate, _root.Certificate], TestAuthority.Root("Another")).End);

    [Fact]
    public void Another_root_of_the_same_name_is_none() =>
        Assert.NotEqual(ChainEnd.TrustedRoot, Read([_leaf, _intermediate.Certificate], TestAuthority.Root()).End);

    [Fact]
    public void A_root_may_be_sent() =>
        Assert.Equal(ChainEnd.TrustedRoot, Read([_leaf, _intermediate.Certificate, _root.Certificate]).End);

    [Fact]
    public void The_order_of_the_rest_does_not_matter()
    {
        var second = _intermediate.Intermediate("Second");
        var leaf = second.Leaf("mx.example.com");

        Assert.Equal(
            ChainEnd.TrustedRoot, Read([leaf, _root.Certificate, _intermediate.Certificate, second.Certificate]).End);
    }

    [Fact]
    public void Certificates_that_do_not_belong_are_passed_over() =>
        Assert.Equal(
            ChainEnd.TrustedRoot,
            Read([_leaf, TestAuthority.SelfSigned("stray.example"), _leaf, _intermediate.Certificate]).End);

    [Fact]
    public void A_self_signed_certificate_ends_nowhere() =>
        Assert.Equal(ChainEnd.NoTrustedRoot, Read([TestAuthority.SelfSigned("mx.example.com")]).End);

    [Fact]
    public void A_self_signed_certificate_among_the_roots_is_trusted()
    {
        var own = TestAuthority.SelfSigned("mx.example.com");

        Assert.Equal(ChainEnd.TrustedRoot, ChainReading.Of([own], RootIndex.Of([own.RawData]), TestAuthority.Now).End);
    }

    [Fact]
    public void A_leaf_among_the_roots_is_trusted() =>
        Assert.Equal(
            ChainEnd.TrustedRoot, ChainReading.Of([_leaf], RootIndex.Of([_leaf.RawData]), TestAuthority.Now).End);

    [Fact]
    public void An_intermediate_among_the_roots_is_trusted_sent_or_not()
    {
        var roots = RootIndex.Of([_intermediate.Certificate.RawData]);

        Assert.Equal(ChainEnd.TrustedRoot, ChainReading.Of([_leaf], roots, TestAuthority.Now).End);
        Assert.Equal(
            ChainEnd.TrustedRoot, ChainReading.Of([_leaf, _intermediate.Certificate], roots, TestAuthority.Now).End);
    }

    [Fact]
    public void A_certificate_for_another_purpose_makes_the_chain_invalid()
    {
        var chain = Read([_intermediate.Leaf("mx.example.com", ClientAuth), _intermediate.Certificate]);

        Assert.Equal(ChainEnd.Invalid, chain.End);
        Assert.Contains("CN=mx.example.com: NotValidForUsage", chain.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_may_not_sign_makes_the_chain_invalid()
    {
        var notAnAuthority = new TestAuthority { Certificate = _leaf };

        var chain = Read([notAnAuthority.Leaf("other.example.com"), _leaf, _intermediate.Certificate]);

        Assert.NotEqual(ChainEnd.TrustedRoot, chain.End);
    }

    [Fact]
    public void A_changed_certificate_is_not_trusted()
    {
        var der = _leaf.RawData;
        der[^5] ^= 1;
        using var changed = X509CertificateLoader.LoadCertificate(der);

        Assert.NotEqual(ChainEnd.TrustedRoot, Read([changed, _intermediate.Certificate]).End);
    }

    [Fact]
    public void The_dates_of_the_first_certificate_are_left_aside()
    {
        var chain = Read([_intermediate.Leaf("mx.example.com", until: LongAgo), _intermediate.Certificate]);

        Assert.Equal(ChainEnd.TrustedRoot, chain.End);
        Assert.Empty(chain.OutsideDates);
        Assert.True(chain.Sent[0].NotAfter < TestAuthority.Now);
    }

    [Fact]
    public void An_intermediate_outside_its_dates_is_named()
    {
        var expired = _root.Intermediate("Expired", LongAgo);

        var chain = Read([expired.Leaf("mx.example.com"), expired.Certificate]);

        Assert.Equal(ChainEnd.TrustedRoot, chain.End);
        Assert.Equal(["CN=Expired"], chain.OutsideDates);
    }

    [Fact]
    public void An_expired_cross_certificate_beside_a_good_path_does_no_harm()
    {
        var old = TestAuthority.Root("Old Root", LongAgo);
        var cross = old.CrossSign(_root, LongAgo);

        var chain = Read([_leaf, _intermediate.Certificate, cross.Certificate], _root, old);

        Assert.Equal(ChainEnd.TrustedRoot, chain.End);
        Assert.Empty(chain.OutsideDates);
    }

    [Fact]
    public void Two_intermediates_of_one_name_are_told_apart_by_their_dates()
    {
        var expired = _root.CrossSign(_intermediate, LongAgo);

        var chain = Read([_leaf, expired.Certificate, _intermediate.Certificate]);

        Assert.Equal(ChainEnd.TrustedRoot, chain.End);
        Assert.Empty(chain.OutsideDates);
    }

    [Fact]
    public void At_most_ten_certificates_are_kept()
    {
        var many = Enumerable.Repeat(_intermediate.Certificate, 20).Prepend(_leaf).ToList();

        Assert.Equal(10, Read(many).Sent.Length);
    }

    [Fact]
    public void Reads_what_a_certificate_says()
    {
        var facts = CertificateReading.Of(_intermediate.Leaf("mx.example.com", issuerUrl: "http://ca.example/ca.der"));

        Assert.Equal(["mx.example.com", "*.mx.example.com"], facts.DnsNames);
        Assert.Equal("mx.example.com", facts.CommonName);
        Assert.Equal("CN=Test Intermediate", facts.Issuer);
        Assert.Equal(["http://ca.example/ca.der"], facts.IssuerUrls);
        Assert.Equal("ECDSA P-256", facts.Key);
        Assert.False(facts.SelfIssued);
        Assert.Matches("^[0-9a-f]{64}$", facts.Sha256);
        Assert.Equal(TimeSpan.Zero, facts.NotAfter.Offset);
        Assert.Equal(TestAuthority.Now.AddDays(60), facts.NotAfter, TimeSpan.FromSeconds(1));
        Assert.Equal("RSA 2048", CertificateReading.Of(TestAuthority.SelfSigned("a")).Key);
        Assert.True(CertificateReading.Of(TestAuthority.SelfSigned("a")).SelfIssued);
    }

    private CertificateChain Read(IReadOnlyList<X509Certificate2> sent, params TestAuthority[] roots) =>
        ChainReading.Of(
            sent,
            RootIndex.Of(roots.DefaultIfEmpty(_root).Select(root => root.Certificate.RawData)),
            TestAuthority.Now);
}
