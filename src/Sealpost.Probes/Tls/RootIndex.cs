using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Sealpost.Probes.Tls;

/// <summary>Trusted certificates by the name of their subject, read without opening any of them.</summary>
internal sealed class RootIndex
{
    private readonly Dictionary<string, List<Entry>> _bySubject = [];

    private sealed record Entry(byte[] Der, string Subject, string Issuer);

    public static RootIndex Of(IEnumerable<byte[]> certificates)
    {
        var index = new RootIndex();
        foreach (var der in certificates)
        {
            if (NamesOf(der) is { } entry)
            {
                if (!index._bySubject.TryGetValue(entry.Subject, out var same))
                {
                    index._bySubject[entry.Subject] = same = [];
                }

                same.Add(entry);
            }
        }

        return index;
    }

    /// <summary>Whether this very certificate is trusted.</summary>
    public bool Holds(X509Certificate2 certificate) =>
        _bySubject.TryGetValue(NameKey.Of(certificate.SubjectName.RawData), out var same)
        && same.Exists(entry => entry.Der.AsSpan().SequenceEqual(certificate.RawDataMemory.Span));

    /// <summary>Whether any trusted certificate has the name of this one.</summary>
    public bool KnowsSubject(X509Certificate2 certificate) =>
        _bySubject.ContainsKey(NameKey.Of(certificate.SubjectName.RawData));

    /// <summary>
    /// The trusted certificates that a chain of <paramref name="sent"/> could end at or pass through.
    /// </summary>
    public IEnumerable<byte[]> RelevantTo(IEnumerable<X509Certificate2> sent)
    {
        var wanted = new Queue<string>(
            from certificate in sent
            from name in (X500DistinguishedName[])[certificate.IssuerName, certificate.SubjectName]
            select NameKey.Of(name.RawData));
        var seen = new HashSet<string>();

        while (wanted.TryDequeue(out var name))
        {
            if (!seen.Add(name) || !_bySubject.TryGetValue(name, out var same))
            {
                continue;
            }

            foreach (var entry in same)
            {
                wanted.Enqueue(entry.Issuer);
                yield return entry.Der;
            }
        }
    }

    // Certificate ::= SEQUENCE { tbsCertificate SEQUENCE {
    //     [0] version, serial, signature, issuer, validity, subject, … } … }
    private static Entry? NamesOf(byte[] der)
    {
        try
        {
            var body = new AsnReader(der, AsnEncodingRules.DER).ReadSequence().ReadSequence();
            if (body.PeekTag().HasSameClassAndValue(new(TagClass.ContextSpecific, 0)))
            {
                body.ReadEncodedValue();
            }

            body.ReadEncodedValue();
            body.ReadEncodedValue();
            var issuer = NameKey.Of(body.ReadEncodedValue().Span);
            body.ReadEncodedValue();
            return new(der, NameKey.Of(body.ReadEncodedValue().Span), issuer);
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}
