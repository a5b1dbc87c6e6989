namespace Sealpost.Core.Names;

/// <summary>The domain that was registered, by the list of public suffixes: how receivers found it before the tree walk.</summary>
public static class OrganizationalDomain
{
    /// <summary>The public suffix of a domain and one label more (RFC 7489 §3.2); the domain itself where it is a suffix.</summary>
    public static DomainName Of(DomainName domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        var organization = domain;
        for (var next = domain; next is not null && !PublicSuffixes.IsPublicSuffix(next.Ascii); next = next.Parent)
        {
            organization = next;
        }

        return organization;
    }
}
