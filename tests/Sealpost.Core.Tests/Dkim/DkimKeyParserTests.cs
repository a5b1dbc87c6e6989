using Sealpost.Core.Dkim;
using Sealpost.Core.Tests.Scenarios;
using Sealpost.Core.Tests.Text;

namespace Sealpost.Core.Tests.Dkim;

public sealed class DkimKeyParserTests
{
    private const string P = $"p={PublicKeys.Rsa2048}";

    [Theory]
    [InlineData($"v=DKIM1; k=rsa; {P}", DkimKeyType.Rsa, 2048)]
    [InlineData($"v=DKIM1;k=rsa;{P};", DkimKeyType.Rsa, 2048)]
    [InlineData(P, DkimKeyType.Rsa, 2048)]                                                  // v and k have defaults
    [InlineData($" v = DKIM1 ;\tk = RSA ; {P} ", DkimKeyType.Rsa, 2048)]                    // FWS
    [InlineData($"v=DKIM1; h=sha1 : sha256; s=*; n=made in 2026; {P}", DkimKeyType.Rsa, 2048)]
    [InlineData($"v=DKIM1; s=email:tlsrpt; t=s; {P}", DkimKeyType.Rsa, 2048)]
    [InlineData($"v=DKIM1; h=SHA256; s=Email:TLSRPT; t=S; {P}", DkimKeyType.Rsa, 2048)]       // words of an ABNF have no case
    [InlineData($"v=DKIM1; p={PublicKeys.Rsa1024}", DkimKeyType.Rsa, 1024)]
    [InlineData($"v=DKIM1; p={PublicKeys.Rsa512}", DkimKeyType.Rsa, 512)]                   // its length is for a check to judge
    [InlineData($"v=DKIM1; k=ed25519; p={PublicKeys.Ed25519}", DkimKeyType.Ed25519, 256)]
    public void Accepts(string text, DkimKeyType type, int bits)
    {
        var parsed = DkimKeyParser.Parse(text);

        Assert.Empty(parsed.Flaws);
        Assert.Equal((type, bits), (parsed.Value!.Type, parsed.Value.Bits));
    }

    [Theory]
    [InlineData($"v=DKIM1; g=*; {P}", "UnknownTag «g=*»")]                                  // RFC 4871's, history
    [InlineData($"v=DKIM1; t=y:s:x; {P}", "Testing «y», UnknownFlag «x»")]
    [InlineData($"v=DKIM1; t=Y; {P}", "Testing «Y»")]
    [InlineData($"v=DKIM1; s=email; {P}", "NotForTlsRpt «s=email»")]
    [InlineData($"v=DKIM1;; {P}", "EmptyTag «;»")]
    [InlineData($"p={PublicKeys.Bare}", $"BareKey «{PublicKeys.Bare}»")]
    public void Tolerates(string text, string flaws)
    {
        var parsed = DkimKeyParser.Parse(text);

        Assert.Equal(2048, parsed.Value?.Bits);
        Assert.Equal(flaws, Flaws.Show(text, parsed.Flaws));
    }

    [Theory]
    [InlineData("v=DKIM1; p=", DkimKeyType.Rsa)]
    [InlineData("p= ; k=ed25519; n=gone", DkimKeyType.Ed25519)]
    public void A_revoked_key_is_no_fault_of_the_record(string text, DkimKeyType type)
    {
        var parsed = DkimKeyParser.Parse(text);

        Assert.Equal([DkimKeyFlaw.Revoked], parsed.Flaws.Select(static flaw => flaw.Kind));
        Assert.Equal(new(type, 0, IsTesting: false, IsStrict: false), parsed.Value);
        Assert.True(parsed.Value is { IsRevoked: true, IsTooShort: false, IsShort: false });
    }

    [Theory]
    [InlineData("", "NotDkim «»")]
    [InlineData("v=spf1 -all", "NotDkim «v=spf1 -all»")]
    [InlineData("some text", "NotDkim «some text»")]
    [InlineData($"v=DKIM2; {P}", "UnknownVersion «v=DKIM2»")]
    [InlineData($"v=dkim1; {P}", "UnknownVersion «v=dkim1»")]                               // %x44.4B.49.4D.31
    [InlineData($"k=rsa; v=DKIM1; {P}", "VersionNotFirst «v=DKIM1»")]
    [InlineData("v=DKIM1", "MissingKey «»")]
    [InlineData("v=DKIM1; k=dsa; p=", "UnknownKeyType «k=dsa», Revoked «p=»")]
    [InlineData("v=DKIM1; v=DKIM1; p=", "DuplicateTag «v=DKIM1», Revoked «p=»")]
    [InlineData("v=DKIM1; p", "NoEquals «p», MissingKey «»")]
    [InlineData($"v=DKIM1; 1=x; {P}", "MalformedName «1»")]
    [InlineData($"v=DKIM1; n=é; {P}", "ForbiddenOctet «é»")]
    [InlineData("v=DKIM1; p=!", "MalformedBase64 «!»")]
    [InlineData("v=DKIM1; p=AAAA", "MalformedKey «AAAA»")]
    [InlineData("v=DKIM1; p=MAA=", "MalformedKey «MAA=»")]                                  // an empty SEQUENCE
    [InlineData($"v=DKIM1; k=ed25519; p={PublicKeys.WrappedEd25519}", $"MalformedKey «{PublicKeys.WrappedEd25519}»")]
    [InlineData($"v=DKIM1; p={PublicKeys.WrappedEd25519}", $"MalformedKey «{PublicKeys.WrappedEd25519}»")]
    [InlineData($"v=DKIM1; k=dsa; {P}", "UnknownKeyType «k=dsa»")]
    [InlineData($"v=DKIM1; h=sha1; {P}", "NoSha256 «h=sha1»")]
    [InlineData($"v=DKIM1; s=tlsrpt; {P}", "NotForEmail «s=tlsrpt»")]
    [InlineData($"v=DKIM1; {P}; p=", "DuplicateTag «p=»")]
    public void Rejects(string text, string flaws)
    {
        var parsed = DkimKeyParser.Parse(text);

        Assert.Null(parsed.Value);
        Assert.Equal(flaws, Flaws.Show(text, parsed.Flaws));
    }

    // An owner's octets are hostile: the length of what they say to be is not believed.
    [Fact]
    public void Every_key_that_is_cut_or_damaged_is_refused_and_none_throws()
    {
        var octets = Convert.FromBase64String(PublicKeys.Rsa2048);
        for (var length = 1; length < octets.Length; length++)
        {
            Assert.Null(DkimKeyParser.Parse($"v=DKIM1; p={Convert.ToBase64String(octets[..length])}").Value);
        }

        for (var place = 0; place < octets.Length; place++)
        {
            var damaged = octets.ToArray();
            damaged[place] ^= 0xFF;
            Assert.NotNull(DkimKeyParser.Parse($"v=DKIM1; p={Convert.ToBase64String(damaged)}"));
        }
    }
}
