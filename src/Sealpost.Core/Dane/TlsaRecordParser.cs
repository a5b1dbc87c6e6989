using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Globalization;
using System.Text;
using Sealpost.Core.Text;

namespace Sealpost.Core.Dane;

/// <summary>Reads TLSA records, from the wire and from zone files (RFC 6698 §2.1 and §2.2).</summary>
public static class TlsaRecordParser
{
    private const int Numbers = 3;

    // The flaws that a sender reads over.
    private static readonly ImmutableHashSet<TlsaFlaw> Harmless = [TlsaFlaw.EmptyDigest, TlsaFlaw.FullData];

    /// <summary>Parses the data of a record: three numbers of an octet each, and the octets to compare with.</summary>
    public static Parsed<TlsaRecord, TlsaFlaw> Parse(ReadOnlySpan<byte> data)
    {
        if (data.Length <= Numbers)
        {
            return new(null, [new(TlsaFlaw.TooShort, new(0, data.Length))]);
        }

        var flaws = new FlawList<TlsaFlaw>();
        var (usage, selector, matching) = ((TlsaUsage)data[0], (TlsaSelector)data[1], (TlsaMatching)data[2]);
        if (usage is TlsaUsage.PkixTa or TlsaUsage.PkixEe)
        {
            flaws.Add(TlsaFlaw.PkixUsage, new(0, 1));
        }
        else if (usage is not (TlsaUsage.DaneTa or TlsaUsage.DaneEe))
        {
            flaws.Add(TlsaFlaw.UnknownUsage, new(0, 1));
        }

        if (selector is not (TlsaSelector.Certificate or TlsaSelector.PublicKey))
        {
            flaws.Add(TlsaFlaw.UnknownSelector, new(1, 1));
        }

        var association = data[Numbers..];
        if (AssociationFlaw(selector, matching, association) is { } flaw)
        {
            flaws.Add(flaw, flaw is TlsaFlaw.UnknownMatching or TlsaFlaw.FullData
                ? new(2, 1)
                : new(Numbers, association.Length));
        }

        return new(
            flaws.HasOtherThan(Harmless) ? null : new(usage, selector, matching, [.. association]), flaws.InOrder());
    }

    /// <summary>
    /// Parses a record as a zone file has it: three numbers, then hexadecimal digits, white space among them allowed.
    /// The places of flaws are those in the record's data.
    /// </summary>
    public static Parsed<TlsaRecord, TlsaFlaw> ParseText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = text.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var data = new byte[Numbers];
        var digits = string.Concat(words.Skip(Numbers));
        if (words.Length < Numbers
            || !words.Take(Numbers).Select((word, at) => TryReadNumber(word, out data[at])).All(static read => read)
            || digits.Length % 2 != 0
            || !digits.All(char.IsAsciiHexDigit))
        {
            return new(null, [new(TlsaFlaw.NotTlsa, new(0, Encoding.UTF8.GetByteCount(text)))]);
        }

        return Parse([.. data, .. Convert.FromHexString(digits)]);
    }

    /// <summary>Any record's data as a zone file has it; the unknown form of RFC 3597 §5 where it is too short for that.</summary>
    public static string Print(ReadOnlySpan<byte> data) => data.Length < Numbers
        ? $"\\# {data.Length} {Convert.ToHexStringLower(data)}".TrimEnd()
        : $"{data[0]} {data[1]} {data[2]} {Convert.ToHexStringLower(data[Numbers..])}".TrimEnd();

    private static bool TryReadNumber(string word, out byte number) =>
        byte.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static TlsaFlaw? AssociationFlaw(
        TlsaSelector selector, TlsaMatching matching, ReadOnlySpan<byte> association) => matching switch
        {
            TlsaMatching.Full => IsDer(selector, association) ? TlsaFlaw.FullData : TlsaFlaw.NotDer,
            TlsaMatching.Sha256 or TlsaMatching.Sha512 when TlsaDigest.LengthOf(matching) != association.Length =>
                TlsaFlaw.WrongLength,
            TlsaMatching.Sha256 or TlsaMatching.Sha512 =>
                TlsaDigest.IsOfNothing(association) ? TlsaFlaw.EmptyDigest : null,
            _ => TlsaFlaw.UnknownMatching,
        };

    private static bool IsDer(TlsaSelector selector, ReadOnlySpan<byte> octets)
    {
        if (selector is TlsaSelector.Certificate)
        {
            return ServedCertificate.Of(octets.ToArray()) is not null;
        }

        // SubjectPublicKeyInfo ::= SEQUENCE { algorithm SEQUENCE, subjectPublicKey BIT STRING } (RFC 5280 §4.1)
        try
        {
            var whole = new AsnReader(octets.ToArray(), AsnEncodingRules.BER);
            var fields = whole.ReadSequence();
            fields.ReadSequence();
            fields.ReadBitString(out _);
            return !whole.HasData && !fields.HasData;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }
}
