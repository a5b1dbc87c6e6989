using System.Formats.Asn1;
using System.Text;

namespace Sealpost.Probes.Tls;

/// <summary>
/// A distinguished name in a form in which equal names are equal: case and blanks aside (RFC 5280 §7.1).
/// </summary>
internal static class NameKey
{
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    public static string Of(ReadOnlySpan<byte> name)
    {
        try
        {
            var key = new StringBuilder();
            var parts = new AsnReader(name.ToArray(), AsnEncodingRules.DER).ReadSequence();
            while (parts.HasData)
            {
                var set = parts.ReadSetOf();
                while (set.HasData)
                {
                    var attribute = set.ReadSequence();
                    key.Append(attribute.ReadObjectIdentifier()).Append('=').Append(ValueOf(attribute)).Append('\n');
                }

                key.Append('\n');
            }

            return key.ToString();
        }
        catch (AsnContentException)
        {
            return Convert.ToHexString(name);
        }
    }

    private static string ValueOf(AsnReader attribute)
    {
        var tag = attribute.PeekTag();
        var type = tag.TagClass is TagClass.Universal ? (UniversalTagNumber)tag.TagValue : default;
        return type is UniversalTagNumber.UTF8String
            or UniversalTagNumber.PrintableString or UniversalTagNumber.IA5String
            or UniversalTagNumber.T61String or UniversalTagNumber.BMPString
            ? Folded(attribute.ReadCharacterString(type))
            : Convert.ToHexString(attribute.ReadEncodedValue().Span);
    }

    private static string Folded(string text) =>
        string.Join(' ', text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
