using System.Buffers;

namespace Sealpost.Core.Text;

/// <summary>The classes of octets that the grammars share, under the names the ABNF gives them.</summary>
internal static class Abnf
{
    private const string AlphaText = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string DigitText = "0123456789";

    // RFC 3986 §2.3, and sub-delims (§2.2) without "!", "," and ";", which RFC 8460 §3 wants escaped.
    private const string UnreservedText = AlphaText + DigitText + "-._~";
    private const string SubDelimsText = "$&'()*+=";

    /// <summary>WSP = SP / HTAB (RFC 5234 B.1).</summary>
    public static SearchValues<byte> Wsp { get; } = SearchValues.Create(" \t"u8);

    /// <summary>DIGIT (RFC 5234 B.1).</summary>
    public static SearchValues<byte> Digit { get; } = Of(DigitText);

    /// <summary>HEXDIG, in either case (RFC 5234 B.1).</summary>
    public static SearchValues<byte> HexDig { get; } = Of(DigitText + "ABCDEFabcdef");

    /// <summary>ALPHA (RFC 5234 B.1).</summary>
    public static SearchValues<byte> Alpha { get; } = Of(AlphaText);

    /// <summary>ALPHA / DIGIT: an id, the first octet of a field name, Let-dig of RFC 5321 §4.1.2.</summary>
    public static SearchValues<byte> AlphaDigit { get; } = Of(AlphaText + DigitText);

    /// <summary>Ldh-str without its last octet (RFC 5321 §4.1.2).</summary>
    public static SearchValues<byte> Ldh { get; } = Of(AlphaText + DigitText + "-");

    /// <summary>The octets after the first in the name of a field (RFC 8461 §3.1, §3.2; RFC 8460 §3).</summary>
    public static SearchValues<byte> NameOctet { get; } = Of(AlphaText + DigitText + "_-.");

    /// <summary>sts-ext-value = 1*(%x21-3A / %x3C / %x3E-7E): visible, neither ";" nor "=" (RFC 8461 §3.1).</summary>
    public static SearchValues<byte> ExtensionValueOctet { get; } =
        Of(string.Concat(Enumerable.Range(0x21, 0x5E).Select(static code => (char)code).Where(static c => c is not (';' or '='))));

    /// <summary>The octets after the first in a scheme (RFC 3986 §3.1).</summary>
    public static SearchValues<byte> SchemeOctet { get; } = Of(AlphaText + DigitText + "+-.");

    /// <summary>reg-name but for pct-encoded (RFC 3986 §3.2.2).</summary>
    public static SearchValues<byte> RegNameOctet { get; } = Of(UnreservedText + SubDelimsText);

    /// <summary>userinfo but for pct-encoded (RFC 3986 §3.2.1).</summary>
    public static SearchValues<byte> UserinfoOctet { get; } = Of(UnreservedText + SubDelimsText + ":");

    /// <summary>A path: pchar and "/" but for pct-encoded (RFC 3986 §3.3).</summary>
    public static SearchValues<byte> PathOctet { get; } = Of(UnreservedText + SubDelimsText + ":@/");

    /// <summary>query and fragment but for pct-encoded (RFC 3986 §3.4, §3.5).</summary>
    public static SearchValues<byte> QueryOctet { get; } = Of(UnreservedText + SubDelimsText + ":@/?");

    private static SearchValues<byte> Of(string characters) => SearchValues.Create([.. characters.Select(static c => (byte)c)]);
}
