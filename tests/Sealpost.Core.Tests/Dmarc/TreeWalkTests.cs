using System.Collections.Immutable;
using Sealpost.Core.Dmarc;
using Sealpost.Core.Names;

namespace Sealpost.Core.Tests.Dmarc;

public sealed class TreeWalkTests
{
    [Theory]
    [InlineData("com", "com")]
    [InlineData("example.com", "example.com com")]
    [InlineData("a.mail.example.com", "a.mail.example.com mail.example.com example.com com")]
    [InlineData("1.2.3.4.5.6.7", "1.2.3.4.5.6.7 2.3.4.5.6.7 3.4.5.6.7 4.5.6.7 5.6.7 6.7 7")]
    [InlineData("1.2.3.4.5.6.7.8", "1.2.3.4.5.6.7.8 2.3.4.5.6.7.8 3.4.5.6.7.8 4.5.6.7.8 5.6.7.8 6.7.8 7.8 8")]

    // Ten labels before mail.example.com: the walk jumps to the last seven.
    [InlineData(
        "z.y.x.w.v.u.t.s.r.q.mail.example.com",
        "z.y.x.w.v.u.t.s.r.q.mail.example.com t.s.r.q.mail.example.com s.r.q.mail.example.com r.q.mail.example.com "
            + "q.mail.example.com mail.example.com example.com com")]
    public void Asks_for(string domain, string names)
    {
        var domains = TreeWalk.DomainsOf(Name(domain));

        Assert.Equal(names.Split(' '), from one in domains select one.Ascii);
        Assert.InRange(domains.Length, 1, TreeWalk.MostQueries);
    }

    [Theory]

    // One record, at the domain itself; at a domain above; at none.
    [InlineData("example.com", "example.com", "example.com", "example.com=")]
    [InlineData("shop.example.com", "example.com", "example.com", "example.com=")]
    [InlineData("shop.example.com", "shop.example.com", null)]

    // The domain's own record is its policy, whatever stands above, but the highest one names the organization.
    [InlineData("a.mail.example.com", "example.com", "a.mail.example.com", "a.mail.example.com=", "example.com=")]

    // Of two above, the one with the fewest labels is the organization, and its record the policy.
    [InlineData("a.mail.example.com", "example.com", "example.com", "mail.example.com=", "example.com=")]

    // psd=n ends the walk: this is the organization, though there are records above.
    [InlineData("a.mail.example.com", "mail.example.com", "mail.example.com", "mail.example.com=n", "example.com=")]
    [InlineData("mail.example.com", "mail.example.com", "mail.example.com", "mail.example.com=n", "example.com=")]

    // psd=y: the organization is one label below, and its record or that of the suffix the policy.
    [InlineData("a.mail.example.com", "example.com", "com", "com=y")]
    [InlineData("a.mail.example.com", "example.com", "example.com", "example.com=", "com=y")]
    [InlineData("a.mail.example.com", "mail.example.com", "mail.example.com", "mail.example.com=", "example.com=y", "com=")]

    // A record between that is neither the domain's, the organization's nor the suffix's does not count.
    [InlineData("a.mail.example.com", "example.com", "com", "mail.example.com=", "com=y")]

    // At the domain where the walk starts, psd=y says that it is a suffix itself.
    [InlineData("example.com", "example.com", "example.com", "example.com=y", "com=")]
    public void Finds(string domain, string organization, string? source, params string[] records)
    {
        var walk = Walk(domain, records);

        Assert.Equal(organization, walk.Organization.Ascii);
        Assert.Equal(source, walk.Source?.Ascii);
    }

    [Fact]
    public void A_record_that_receivers_ignore_is_not_looked_past()
    {
        var (own, above) = (Name("shop.example.com"), Name("example.com"));

        var walk = TreeWalk.Of(own, [new(own, IsPublished: true, null), Step(above, ""), new(Name("com"), IsPublished: false, null)]);

        Assert.Equal(own, walk.Source);
        Assert.Equal(above, walk.Organization);
    }

    private static TreeWalk Walk(string domain, string[] records)
    {
        var published = records.ToDictionary(static one => one.Split('=')[0], static one => one.Split('=')[1]);
        ImmutableArray<TreeWalkStep> steps =
        [
            .. from name in TreeWalk.DomainsOf(Name(domain))
               select published.TryGetValue(name.Ascii, out var psd) ? Step(name, psd) : new(name, IsPublished: false, null),
        ];
        return TreeWalk.Of(Name(domain), steps);
    }

    private static TreeWalkStep Step(DomainName domain, string psd) => new(
        domain, IsPublished: true, DmarcRecordParser.Parse($"v=DMARC1; p=reject{(psd is "" ? "" : $"; psd={psd}")}").Value);

    private static DomainName Name(string text) =>
        DomainName.TryParse(text, out var name) ? name : throw new ArgumentException(text, nameof(text));
}
