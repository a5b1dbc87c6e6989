using Sealpost.Core.Text;

namespace Sealpost.Core.MtaSts;

/// <summary>Which known field of a policy a name is, resembles, or was hardly anything else than.</summary>
internal static class PolicyFieldName
{
    // Shorter names are too near to too many words.
    private const int ShortestMisspelling = 4;

    /// <summary>The field of exactly this name; names are case-sensitive.</summary>
    public static KnownFields Exactly(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("version"u8) => KnownFields.Version,
        _ when name.SequenceEqual("mode"u8) => KnownFields.Mode,
        _ when name.SequenceEqual("max_age"u8) => KnownFields.MaxAge,
        _ when name.SequenceEqual("mx"u8) => KnownFields.Mx,
        _ => KnownFields.None,
    };

    /// <summary>The field that a malformed line evidently meant: <c>mode enforce</c>, <c>version=STSv1</c>, <c>"mx: a.example"</c>.</summary>
    public static KnownFields MeantBy(ReadOnlySpan<byte> line)
    {
        var name = FieldName.MeantBy(line);
        return name switch
        {
            _ when FieldName.Resemble(name, "version"u8) => KnownFields.Version,
            _ when FieldName.Resemble(name, "mode"u8) => KnownFields.Mode,
            _ when FieldName.Resemble(name, "max_age"u8) => KnownFields.MaxAge,
            _ when FieldName.Resemble(name, "mx"u8) => KnownFields.Mx,
            _ => KnownFields.None,
        };
    }

    /// <summary>The field that a valid but unknown name is nearly: <c>max-age</c>, <c>Version</c>, <c>modes</c>, <c>mx1</c>.</summary>
    public static KnownFields Nearly(ReadOnlySpan<byte> name)
    {
        // Case and punctuation are the commonest slips, so they do not count as an edit.
        Span<byte> letters = stackalloc byte[name.Length];
        var length = 0;
        foreach (var octet in name)
        {
            if (octet is not ((byte)'_' or (byte)'-' or (byte)'.'))
            {
                letters[length++] = octet is >= (byte)'A' and <= (byte)'Z' ? (byte)(octet | 0x20) : octet;
            }
        }

        ReadOnlySpan<byte> bare = letters[..length];
        return bare switch
        {
            _ when IsNear(bare, "version"u8) => KnownFields.Version,
            _ when IsNear(bare, "mode"u8) => KnownFields.Mode,
            _ when IsNear(bare, "maxage"u8) => KnownFields.MaxAge,
            _ when IsMx(bare) => KnownFields.Mx,
            _ => KnownFields.None,
        };
    }

    private static bool IsMx(ReadOnlySpan<byte> name) =>
        name.StartsWith("mx"u8) && (name.Length == 2 || name[2..] is [(byte)'s'] || name[2..].IsAll(Abnf.Digit));

    // At most one letter put in, left out, replaced, or swapped with its neighbour.
    private static bool IsNear(ReadOnlySpan<byte> name, ReadOnlySpan<byte> known)
    {
        if (name.Length < ShortestMisspelling)
        {
            return false;
        }

        var same = name.CommonPrefixLength(known);
        var left = name[same..];
        var right = known[same..];
        return (left.Length - right.Length) switch
        {
            1 => left[1..].SequenceEqual(right),
            -1 => right[1..].SequenceEqual(left),
            0 => left.Length <= 1
                || left[1..].SequenceEqual(right[1..])
                || (left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..])),
            _ => false,
        };
    }
}
