namespace Sealpost.Core.Text;

/// <summary>The names of fields, which records and policies spell alike (RFC 8461 §3.1, §3.2; RFC 8460 §3).</summary>
internal static class FieldName
{
    private const int Longest = 32;

    /// <summary>name = (ALPHA / DIGIT) *31(ALPHA / DIGIT / "_" / "-" / ".").</summary>
    public static bool IsValid(ReadOnlySpan<byte> name) =>
        name.Length <= Longest && name.IsAll(Abnf.NameOctet) && Abnf.AlphaDigit.Contains(name[0]);

    /// <summary>
    /// The name that a malformed field evidently begins with: what follows white space, quotes, dashes and braces up to the first
    /// octet that no name has. <c>- mode enforce</c> gives <c>mode</c>.
    /// </summary>
    public static ReadOnlySpan<byte> MeantBy(ReadOnlySpan<byte> field)
    {
        var start = field.IndexOfAny(Abnf.AlphaDigit);
        var rest = start < 0 ? [] : field[start..];
        var length = rest.IndexOfAnyExcept(Abnf.NameOctet);
        return length < 0 ? rest : rest[..length];
    }

    /// <summary>Whether two names are the same but for case and <c>-</c> in place of <c>_</c>.</summary>
    public static bool Resemble(ReadOnlySpan<byte> name, ReadOnlySpan<byte> known)
    {
        if (name.Length != known.Length)
        {
            return false;
        }

        for (var i = 0; i < name.Length; i++)
        {
            if (Fold(name[i]) != Fold(known[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static byte Fold(byte octet) => octet switch
    {
        (byte)'-' => (byte)'_',
        >= (byte)'A' and <= (byte)'Z' => (byte)(octet | 0x20),
        _ => octet,
    };
}
