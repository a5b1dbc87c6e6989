using Sealpost.Core.Names;

namespace Sealpost.Core.Tests.Names;

public sealed class OrganizationalDomainTests
{
    [Theory]
    [InlineData("example.com", "example.com")]
    [InlineData("a.b.example.com", "example.com")]
    [InlineData("a.example.co.uk", "example.co.uk")]
    [InlineData("co.uk", "co.uk")]
    [InlineData("com", "com")]
    [InlineData("a.b.test", "b.test")]
    public void Is_the_public_suffix_and_one_label(string domain, string organization)
    {
        Assert.True(DomainName.TryParse(domain, out var name));

        Assert.Equal(organization, OrganizationalDomain.Of(name).Ascii);
    }
}
