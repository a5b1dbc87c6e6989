using Sealpost.Core.TlsRpt;

namespace Sealpost.Core.Tests.TlsRpt;

public sealed class ReportUriParserTests
{
    [Theory]
    [InlineData("mailto:reports@Example.com", "example.com")]
    [InlineData("MAILTO:a@example.com", "example.com")]                 // schemes ignore case
    [InlineData("mailto:a%21b%2Cc@example.com", "example.com")]
    [InlineData("mailto:%22a%40b%22@example.com", "example.com")]       // a quoted local part
    [InlineData("mailto:t%C3%A9st@example.com", "example.com")]
    [InlineData("mailto:a@b%C3%BCcher.example", "xn--bcher-kva.example")]
    [InlineData("mailto:a@example.com.", "example.com")]                // a trailing dot is read over
    [InlineData("mailto:a@example.com?subject=tls&cc=b@c", "example.com")]
    [InlineData("mailto:a@%5B192.0.2.1%5D", "192.0.2.1")]
    [InlineData("mailto:a@%5BIPv6:2001:DB8::1%5D", "2001:db8::1")]
    [InlineData("https://Example.com", "example.com")]
    [InlineData("HTTPS://example.com:8443/a/b?c=d&e#f", "example.com")]
    [InlineData("https://example.com:/", "example.com")]                // an empty port derives
    [InlineData("https://user:secret@example.com/", "example.com")]
    [InlineData("https://example.com@evil.example/", "evil.example")]   // userinfo is no host
    [InlineData("https://b%C3%BCcher.example/", "xn--bcher-kva.example")]
    [InlineData("https://report_in.example/", "report_in.example")]
    [InlineData("https://192.0.2.1:443/", "192.0.2.1")]
    [InlineData("https://[2001:DB8::1]/", "2001:db8::1")]
    [InlineData("https://com", "com")]
    public void Usable(string text, string host)
    {
        var uri = ReportUriParser.Parse(text);
        Assert.Equal(text, uri?.Text);
        Assert.Equal(host, uri?.Host);
        Assert.True(uri?.IsUsable);
    }

    [Theory]
    [InlineData("mailto:")]
    [InlineData("mailto:example.com")]          // no address
    [InlineData("mailto:@example.com")]
    [InlineData("mailto:a@")]
    [InlineData("mailto:a@b@example.com")]
    [InlineData("mailto:a%40example.com")]      // an escaped "@" parts nothing
    [InlineData("mailto:a%40b@example.com")]
    [InlineData("mailto:a@b%2Cc@example.com")]
    [InlineData("mailto:a@example.com:25")]
    [InlineData("mailto://a@example.com")]
    [InlineData("mailto:a%00@example.com")]
    [InlineData("mailto:a%FF@example.com")]
    [InlineData("mailto:?to=a@example.com")]
    [InlineData("mailto:a@%5B999.0.0.1%5D")]
    [InlineData("https:")]
    [InlineData("https://")]
    [InlineData("https:///path")]
    [InlineData("https:example.com")]
    [InlineData("https://example.com:65536/")]
    [InlineData("https://example.com:0/")]
    [InlineData("https://a..example/")]
    [InlineData("https://a%00.example/")]
    [InlineData("https://[v1.a]/")]             // derives; nobody connects to it
    [InlineData("http://example.com/")]
    [InlineData("urn:x")]
    public void Well_formed_but_unusable(string text)
    {
        var uri = ReportUriParser.Parse(text);
        Assert.NotNull(uri);
        Assert.False(uri.IsUsable);
        Assert.Null(uri.Host);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a@example.com")]               // no scheme
    [InlineData("//example.com")]
    [InlineData("1a:b")]
    [InlineData(":b")]
    [InlineData("a_b:c")]
    [InlineData("mailto:a b@example.com")]
    [InlineData("mailto:té@example.com")]       // must be escaped
    [InlineData("mailto:\"a\"@example.com")]
    [InlineData("mailto:a@[192.0.2.1]")]
    [InlineData("mailto:a@example.com!10m")]
    [InlineData("https://a.example/b,c")]
    [InlineData("https://a.example/b;c")]
    [InlineData("https://a.example/%")]
    [InlineData("https://a.example/%4")]
    [InlineData("https://a.example/%zz")]
    [InlineData("https://a.example/[b]")]
    [InlineData("https://a.example/#b#c")]
    [InlineData("https://a.example/<b>")]
    [InlineData("https://a.example/b\\c")]
    [InlineData("https://a.example:b/")]
    [InlineData("https://a@b@c.example/")]
    [InlineData("https://[::1/")]
    [InlineData("https://[::1]x/")]
    [InlineData("https://[192.0.2.1]/")]
    [InlineData("https://[fe80::1%25eth0]/")]
    [InlineData("https://[]/")]
    [InlineData("https://a.example/\u0000")]
    public void Malformed(string text) => Assert.Null(ReportUriParser.Parse(text));
}
