using CsCheck;

namespace Sealpost.Core.Tests.Laws;

/// <summary>One blow at some octets: a stretch of them goes, comes twice, or is replaced.</summary>
internal sealed record Damage(double Place, int Length, byte[] Instead, bool IsTwice)
{
    private static readonly Gen<byte[]> Replacement = CsCheck.Gen.OneOf(
        CsCheck.Gen.Byte.Array[0, 3],
        CsCheck.Gen.OneOf<byte[]>(
            [.. "\r"u8], [.. "\n"u8], [.. "\r\n"u8], [.. " "u8], [.. "\t"u8], [.. ";"u8], [.. "="u8], [.. ":"u8], [.. ","u8], [.. "!"u8],
            [.. "%"u8], [.. "@"u8], [.. "mx: *.a.example\n"u8], [.. "; id=a"u8], [.. ",mailto:a@b.example"u8],
            [0xEF, 0xBB, 0xBF], [0xC0, 0xAF], [0xE2, 0x80, 0xA8], [0xFF, 0xFE]));

    public static Gen<Damage> Gen { get; } = CsCheck.Gen.Select(
        CsCheck.Gen.Double[0, 1], CsCheck.Gen.Int[0, 12], Replacement, CsCheck.Gen.Bool,
        static (place, length, instead, isTwice) => new Damage(place, length, instead, isTwice));

    public byte[] To(byte[] octets)
    {
        var start = (int)(Place * octets.Length);
        var end = Math.Min(octets.Length, start + Length);
        return IsTwice
            ? [.. octets[..end], .. Instead, .. octets[start..]]
            : [.. octets[..start], .. Instead, .. octets[end..]];
    }
}
