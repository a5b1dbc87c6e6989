using Sealpost.Core.Dane;

namespace Sealpost.Core.Tests.Dane;

public sealed class TlsaMatchTests
{
    private static readonly TestChain Chain = new(60, false, "mx1.example.com");
    private static readonly TestChain Rsa = new(60, true, "mx1.example.com");
    private static readonly TestChain Other = new(60, false, "mx1.example.com");

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(0, 2)]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    public void The_servers_own_certificate_or_key_matches_under_usage_3(int selector, int matching)
    {
        Assert.IsType<TlsaMatch.Own>(Match(TestChain.Record(3, selector, matching, Chain.Own), Chain.Served));
        Assert.IsType<TlsaMatch.None>(Match(TestChain.Record(3, selector, matching, Other.Own), Chain.Served));
        Assert.IsType<TlsaMatch.None>(Match(TestChain.Record(3, selector, matching, Chain.Intermediate), Chain.Served));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    public void An_anchor_that_was_sent_and_signed_matches_under_usage_2(int selector, int matching)
    {
        foreach (var chain in (TestChain[])[Chain, Rsa])
        {
            var match = Match(TestChain.Record(2, selector, matching, chain.Intermediate), chain.Served);
            Assert.Equal([0, 1], Assert.IsType<TlsaMatch.Anchored>(match).Path);
        }
    }

    [Fact]
    public void A_root_that_was_sent_is_reached_over_the_intermediate_in_whatever_order()
    {
        var record = TestChain.Record(2, 0, 1, Chain.Root);
        var match = Match(record, TestChain.Serve(Chain.Own, Chain.Root, Other.Intermediate, Chain.Intermediate));

        Assert.Equal([0, 3, 1], Assert.IsType<TlsaMatch.Anchored>(match).Path);
    }

    [Fact]
    public void An_anchor_that_was_not_sent_does_not_match() =>
        Assert.IsType<TlsaMatch.None>(Match(TestChain.Record(2, 0, 1, Chain.Root), Chain.Served));

    [Fact]
    public void An_anchor_of_the_same_name_that_did_not_sign_does_not_match() =>
        Assert.IsType<TlsaMatch.Astray>(
            Match(TestChain.Record(2, 0, 1, Other.Intermediate), TestChain.Serve(Chain.Own, Other.Intermediate)));

    [Fact]
    public void A_certificate_that_is_no_authority_is_no_anchor() =>
        Assert.IsType<TlsaMatch.Astray>(
            Match(TestChain.Record(2, 0, 1, Other.Own), TestChain.Serve(Chain.Own, Other.Own)));

    [Fact]
    public void The_servers_own_certificate_is_no_anchor() =>
        Assert.IsType<TlsaMatch.OwnAsAnchor>(Match(TestChain.Record(2, 1, 1, Chain.Own), Chain.Served));

    [Fact]
    public void Without_certificates_nothing_matches() =>
        Assert.IsType<TlsaMatch.None>(Match(TestChain.Record(3, 1, 1, Chain.Own), TestChain.Serve()));

    [Fact]
    public void A_changed_octet_of_the_certificate_breaks_the_path()
    {
        var changed = Chain.Own.ToArray();
        changed[^1] ^= 1;

        Assert.IsType<TlsaMatch.Astray>(
            Match(TestChain.Record(2, 0, 1, Chain.Intermediate), TestChain.Serve(changed, Chain.Intermediate)));
    }

    [Fact]
    public void The_advised_record_matches() =>
        Assert.IsType<TlsaMatch.Own>(Match(Chain.Served.Own!.Advised, Chain.Served));

    [Fact]
    public void What_is_no_certificate_is_none()
    {
        Assert.Null(ServedCertificate.Of([]));
        Assert.Null(ServedCertificate.OfBase64(""));
        Assert.Null(ServedCertificate.OfBase64("not base64"));
        for (var length = 0; length < Chain.Own.Length; length += 7)
        {
            Assert.Null(ServedCertificate.Of(Chain.Own[..length]));
        }
    }

    private static TlsaMatch Match(string record, ServedChain chain) =>
        TlsaMatch.Of(TlsaRecordParser.ParseText(record).Value!, chain);
}
