using System.Collections.Immutable;
using System.Formats.Asn1;

namespace Sealpost.Probes.Tls;

/// <summary>The extensions of a server's certificate where each is one of the usual, in its usual form.</summary>
/// <param name="Purposes">The extended key usages.</param>
/// <param name="AuthorityKeyId">The issuer's key; null where nothing is said of it.</param>
internal sealed record LeafExtensions(ImmutableArray<string> Purposes, ReadOnlyMemory<byte>? AuthorityKeyId)
{
    private static readonly Asn1Tag DnsName = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag IpAddress = new(TagClass.ContextSpecific, 7);
    private static readonly Asn1Tag Url = new(TagClass.ContextSpecific, 6);
    private static readonly Asn1Tag First = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag FirstOfParts = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>Reads them; null where one is unusual, comes twice, or is not as it should be.</summary>
    /// <exception cref="AsnContentException">One of them cannot be read.</exception>
    public static LeafExtensions? Read(AsnReader extensions)
    {
        var seen = new HashSet<string>();
        var found = new LeafExtensions([], null);
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            var id = extension.ReadObjectIdentifier();
            if (extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && !extension.ReadBoolean())
            {
                return null;
            }

            var content = extension.ReadOctetString();
            extension.ThrowIfNotEmpty();
            if (!seen.Add(id) || found.With(id, new(content, AsnEncodingRules.DER)) is not { } next)
            {
                return null;
            }

            found = next;
        }

        return found;
    }

    private LeafExtensions? With(string id, AsnReader content)
    {
        switch (id)
        {
            case "2.5.29.37":
                var purposes = content.ReadSequence();
                var ids = ImmutableArray.CreateBuilder<string>();
                while (purposes.HasData)
                {
                    ids.Add(purposes.ReadObjectIdentifier());
                }

                return content.HasData ? null : this with { Purposes = ids.ToImmutable() };

            case "2.5.29.35":
                var authority = content.ReadSequence();
                var key = authority.ReadOctetString(First);
                return content.HasData || authority.HasData ? null : this with { AuthorityKeyId = key };

            case "2.5.29.17":
                return HasPlainNames(content) ? this : null;

            // Basic constraints: no authority, which is said by saying nothing.
            case "2.5.29.19":
                return !content.ReadSequence().HasData && !content.HasData ? this : null;

            case "2.5.29.15":
                content.ReadBitString(out _);
                return content.HasData ? null : this;

            case "2.5.29.14":
                content.ReadOctetString();
                return content.HasData ? null : this;

            case "2.5.29.31":
                return HasPlainPoints(content) ? this : null;

            // Authority information access, policies, certificate transparency, TLS features: nothing that is looked at
            // when a path is built.
            case "1.3.6.1.5.5.7.1.1" or "2.5.29.32" or "1.3.6.1.4.1.11129.2.4.2" or "1.3.6.1.5.5.7.1.24":
                return this;

            default:
                return null;
        }
    }

    private static bool HasPlainNames(AsnReader content)
    {
        var names = content.ReadSequence();
        while (names.HasData)
        {
            var tag = names.PeekTag();
            if (tag.HasSameClassAndValue(DnsName))
            {
                names.ReadCharacterString(UniversalTagNumber.IA5String, DnsName);
            }
            else if (!tag.HasSameClassAndValue(IpAddress)
                || names.ReadOctetString(IpAddress).Length is not (4 or 16))
            {
                return false;
            }
        }

        return !content.HasData;
    }

    // DistributionPoint ::= SEQUENCE { [0] { [0] { [6] URL … } } }
    private static bool HasPlainPoints(AsnReader content)
    {
        var points = content.ReadSequence();
        while (points.HasData)
        {
            var point = points.ReadSequence();
            var name = point.ReadSequence(FirstOfParts);
            var urls = name.ReadSequence(FirstOfParts);
            if (point.HasData || name.HasData)
            {
                return false;
            }

            while (urls.HasData)
            {
                urls.ReadCharacterString(UniversalTagNumber.IA5String, Url);
            }
        }

        return !content.HasData;
    }
}
