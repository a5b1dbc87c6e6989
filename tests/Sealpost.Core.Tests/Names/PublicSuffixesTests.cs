using Sealpost.Core.Names;

namespace Sealpost.Core.Tests.Names;

public sealed class PublicSuffixesTests
{
    [Theory]
    [InlineData("com", true)]
    [InlineData("co.uk", true)]
    [InlineData("example.com", false)]
    [InlineData("example.co.uk", false)]
    [InlineData("nosuchtld", true)]             // the default rule
    [InlineData("example.nosuchtld", false)]
    [InlineData("ck", true)]                    // by the default rule: the list has *.ck only
    [InlineData("foo.ck", true)]                // *.ck
    [InlineData("www.ck", false)]               // !www.ck
    [InlineData("a.foo.ck", false)]
    [InlineData("city.kawasaki.jp", false)]     // !city.kawasaki.jp
    [InlineData("x.kawasaki.jp", true)]         // *.kawasaki.jp
    [InlineData("kawasaki.jp", false)]          // as the list's own tests have it: only jp prevails
    [InlineData("xn--p1ai", true)]
    [InlineData("xn--55qx5d.cn", true)]         // a rule that the list writes as 公司.cn
    [InlineData("github.io", false)]            // the private section is left out
    public void Knows_where_the_public_registers(string name, bool isSuffix) =>
        Assert.Equal(isSuffix, PublicSuffixes.IsPublicSuffix(name));
}
