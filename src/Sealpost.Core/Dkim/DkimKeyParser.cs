using System.Buffers;
using System.Buffers.Text;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Sealpost.Core.Text;

namespace Sealpost.Core.Dkim;

/// <summary>Reads a DKIM key record (RFC 6376 §3.6.1).</summary>
public static class DkimKeyParser
{
    private const int Ed25519Octets = 32;

    private static readonly SearchValues<byte> White = SearchValues.Create(" \t\r\n"u8);

    /// <summary>Flaws that leave a record that verifiers act on for mail.</summary>
    private static readonly ImmutableHashSet<DkimKeyFlaw> Harmless =
    [
        DkimKeyFlaw.BareKey, DkimKeyFlaw.NotForTlsRpt, DkimKeyFlaw.Testing, DkimKeyFlaw.UnknownTag, DkimKeyFlaw.UnknownFlag,
        DkimKeyFlaw.EmptyTag, DkimKeyFlaw.Revoked,
    ];

    // Names of tags that say a text is meant as a key record although it has no version.
    private static readonly FrozenSet<string> Telling = FrozenSet.Create("p", "k", "h", "s", "t", "n", "g");

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static Parsed<DkimKey, DkimKeyFlaw> Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>Parses one TXT record, its character-strings joined.</summary>
    public static Parsed<DkimKey, DkimKeyFlaw> Parse(ReadOnlySpan<byte> text)
    {
        var list = TagSpecs.Of(text);
        var flaws = new FlawList<DkimKeyFlaw>();
        var tags = First(text, list);
        if (!IsOurs(text, list, tags))
        {
            return new(null, [new(DkimKeyFlaw.NotDkim, new(0, text.Length))]);
        }

        foreach (var flaw in list.Flaws)
        {
            flaws.Add(KindOf(flaw.Kind), flaw.Where);
        }

        ReadVersion(text, list, tags, flaws);
        var type = ReadType(text, tags, flaws);
        ReadHashes(text, tags, flaws);
        ReadServices(text, tags, flaws);
        var (isTesting, isStrict) = ReadFlags(text, tags, flaws);
        foreach (var tag in list.Tags)
        {
            // g, the granularity of RFC 4871 §3.6.1, is history; n is for people.
            if (tag.IsNamed && text.At(tag.Name) is not [(byte)'v' or (byte)'p' or (byte)'k' or (byte)'h' or (byte)'s' or (byte)'t' or (byte)'n'])
            {
                flaws.Add(DkimKeyFlaw.UnknownTag, tag.Where);
            }
        }

        var bits = ReadKey(text, tags, type, flaws);
        var key = type is { } known && bits is { } length && !flaws.HasOtherThan(Harmless)
            ? new DkimKey(known, length, isTesting, isStrict)
            : null;
        return new(key, flaws.InOrder());
    }

    // The first tag of each name.
    private static Dictionary<string, Tag> First(ReadOnlySpan<byte> text, TagSpecs list)
    {
        var tags = new Dictionary<string, Tag>();
        foreach (var tag in list.Tags)
        {
            if (tag.IsNamed)
            {
                tags.TryAdd(Encoding.ASCII.GetString(text.At(tag.Name)), tag);
            }
        }

        return tags;
    }

    // A wildcard brings other texts under these names, such as v=spf1.
    private static bool IsOurs(ReadOnlySpan<byte> text, TagSpecs list, Dictionary<string, Tag> tags) =>
        tags.TryGetValue("v", out var version)
            ? tags.ContainsKey("p") || text.At(version.Value) is [(byte)'D' or (byte)'d', (byte)'K' or (byte)'k', ..]
            : tags.ContainsKey("p") || (tags.Count == list.Tags.Length && tags.Count > 0 && tags.Keys.All(Telling.Contains));

    // key-v-tag = %x76 [FWS] "=" [FWS] %x44.4B.49.4D.31: must be first, and DKIM1.
    private static void ReadVersion(
        ReadOnlySpan<byte> text, TagSpecs list, Dictionary<string, Tag> tags, FlawList<DkimKeyFlaw> flaws)
    {
        if (!tags.TryGetValue("v", out var version))
        {
            return;
        }

        if (!text.At(version.Value).SequenceEqual("DKIM1"u8))
        {
            flaws.Add(DkimKeyFlaw.UnknownVersion, version.Where);
        }
        else if (list.Tags[0] != version)
        {
            flaws.Add(DkimKeyFlaw.VersionNotFirst, version.Where);
        }
    }

    // key-k-tag = %x6b [FWS] "=" [FWS] key-k-tag-type; key-k-tag-type = "rsa" / x-key-k-tag-type
    private static DkimKeyType? ReadType(ReadOnlySpan<byte> text, Dictionary<string, Tag> tags, FlawList<DkimKeyFlaw> flaws)
    {
        if (!tags.TryGetValue("k", out var tag))
        {
            return DkimKeyType.Rsa;
        }

        switch (text.At(tag.Value))
        {
            case var value when Ascii.EqualsIgnoreCase(value, "rsa"u8):
                return DkimKeyType.Rsa;
            case var value when Ascii.EqualsIgnoreCase(value, "ed25519"u8):
                return DkimKeyType.Ed25519;
            default:
                flaws.Add(DkimKeyFlaw.UnknownKeyType, tag.Where);
                return null;
        }
    }

    // key-h-tag = %x68 [FWS] "=" [FWS] key-h-tag-alg *( [FWS] ":" [FWS] key-h-tag-alg )
    private static void ReadHashes(ReadOnlySpan<byte> text, Dictionary<string, Tag> tags, FlawList<DkimKeyFlaw> flaws)
    {
        if (tags.TryGetValue("h", out var tag) && !Has(text, tag, "sha256"u8))
        {
            flaws.Add(DkimKeyFlaw.NoSha256, tag.Where);
        }
    }

    // key-s-tag = %x73 [FWS] "=" [FWS] key-s-tag-type *( [FWS] ":" [FWS] key-s-tag-type )
    private static void ReadServices(ReadOnlySpan<byte> text, Dictionary<string, Tag> tags, FlawList<DkimKeyFlaw> flaws)
    {
        if (!tags.TryGetValue("s", out var tag) || Has(text, tag, "*"u8))
        {
            return;
        }

        if (!Has(text, tag, "email"u8))
        {
            flaws.Add(DkimKeyFlaw.NotForEmail, tag.Where);
        }
        else if (!Has(text, tag, "tlsrpt"u8))
        {
            flaws.Add(DkimKeyFlaw.NotForTlsRpt, tag.Where);
        }
    }

    // key-t-tag = %x74 [FWS] "=" [FWS] key-t-tag-flag *( [FWS] ":" [FWS] key-t-tag-flag )
    private static (bool IsTesting, bool IsStrict) ReadFlags(
        ReadOnlySpan<byte> text, Dictionary<string, Tag> tags, FlawList<DkimKeyFlaw> flaws)
    {
        if (!tags.TryGetValue("t", out var tag))
        {
            return default;
        }

        var (isTesting, isStrict) = (false, false);
        foreach (var range in text.At(tag.Value).Split((byte)':'))
        {
            var (start, length) = range.GetOffsetAndLength(tag.Value.Length);
            var where = TagSpecs.Trim(text, new(tag.Value.Start + start, length));
            switch (text.At(where))
            {
                case [(byte)'y' or (byte)'Y']:
                    isTesting = true;
                    flaws.Add(DkimKeyFlaw.Testing, where);
                    break;
                case [(byte)'s' or (byte)'S']:
                    isStrict = true;
                    break;
                default:
                    flaws.Add(DkimKeyFlaw.UnknownFlag, where);
                    break;
            }
        }

        return (isTesting, isStrict);
    }

    // key-p-tag = %x70 [FWS] "=" [ [FWS] base64string ]
    private static int? ReadKey(
        ReadOnlySpan<byte> text, Dictionary<string, Tag> tags, DkimKeyType? type, FlawList<DkimKeyFlaw> flaws)
    {
        if (!tags.TryGetValue("p", out var tag))
        {
            flaws.Add(DkimKeyFlaw.MissingKey, new(text.Length, 0));
            return null;
        }

        if (tag.Value.Length == 0)
        {
            flaws.Add(DkimKeyFlaw.Revoked, tag.Where);
            return 0;
        }

        if (Decode(text.At(tag.Value)) is not { } octets)
        {
            flaws.Add(DkimKeyFlaw.MalformedBase64, tag.Value);
            return null;
        }

        var read = type switch
        {
            DkimKeyType.Rsa => RsaKey.Read(octets),

            // The key itself, 256 bits without any wrapping (RFC 8463 §4.2).
            DkimKeyType.Ed25519 => octets.Length == Ed25519Octets ? (Ed25519Octets * 8, false) : null,
            _ => (0, false),
        };
        if (read is null)
        {
            flaws.Add(DkimKeyFlaw.MalformedKey, tag.Value);
        }
        else if (read.Value.IsBare)
        {
            flaws.Add(DkimKeyFlaw.BareKey, tag.Value);
        }

        return read?.Bits;
    }

    // base64string = ALPHADIGITPS *([FWS] ALPHADIGITPS) [ [FWS] "=" [ [FWS] "=" ] ]
    private static byte[]? Decode(ReadOnlySpan<byte> value)
    {
        var digits = new byte[value.Length];
        var length = 0;
        foreach (var octet in value)
        {
            if (!White.Contains(octet))
            {
                digits[length++] = octet;
            }
        }

        var octets = new byte[Base64.GetMaxDecodedFromUtf8Length(length)];
        return Base64.DecodeFromUtf8(digits.AsSpan(0, length), octets, out _, out var written) is OperationStatus.Done
            ? octets[..written]
            : null;
    }

    // Whether a list with colons between names a word; the words are in lower case (RFC 6376 §3.6.1).
    private static bool Has(ReadOnlySpan<byte> text, Tag tag, ReadOnlySpan<byte> word)
    {
        foreach (var range in text.At(tag.Value).Split((byte)':'))
        {
            var (start, length) = range.GetOffsetAndLength(tag.Value.Length);
            if (Ascii.EqualsIgnoreCase(text.At(TagSpecs.Trim(text, new(tag.Value.Start + start, length))), word))
            {
                return true;
            }
        }

        return false;
    }

    private static DkimKeyFlaw KindOf(TagFlaw flaw) => flaw switch
    {
        TagFlaw.EmptyTag => DkimKeyFlaw.EmptyTag,
        TagFlaw.NoEquals => DkimKeyFlaw.NoEquals,
        TagFlaw.MalformedName => DkimKeyFlaw.MalformedName,
        TagFlaw.Duplicate => DkimKeyFlaw.DuplicateTag,
        TagFlaw.ForbiddenOctet => DkimKeyFlaw.ForbiddenOctet,
        _ => throw new UnreachableException($"no such flaw: {flaw}"),
    };
}
