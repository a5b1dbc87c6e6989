using Sealpost.Core.Dkim;
using Sealpost.Core.Names;

namespace Sealpost.Core.Tests.Dkim;

public sealed class KnownSelectorsTests
{
    [Theory]
    [InlineData("aspmx.l.google.com", "google")]
    [InlineData("example-com.mail.protection.outlook.com", "selector1 selector2")]
    [InlineData("in1-smtp.messagingengine.com", "fm1 fm2 fm3")]
    [InlineData("mail.protonmail.ch", "protonmail protonmail2 protonmail3")]
    [InlineData("_spf.google.com", "google")]
    [InlineData("notgoogle.com", "")]
    [InlineData("mx.example.com", "")]
    public void Follow_from_a_host(string host, string selectors) =>
        Assert.Equal(selectors, string.Join(' ', KnownSelectors.Of([host])));

    [Fact]
    public void Stand_once_however_many_hosts_lead_to_them() =>
        Assert.Equal(["google"], KnownSelectors.Of(["aspmx.l.google.com", "alt1.aspmx.l.google.com", "_spf.google.com"]));

    [Fact]
    public void Are_names_and_few() => Assert.All(
        [KnownSelectors.Control, .. KnownSelectors.Common],
        static selector => Assert.True(DomainName.TryParse(selector, out _)));
}
