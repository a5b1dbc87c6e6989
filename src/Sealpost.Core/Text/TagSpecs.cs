using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace Sealpost.Core.Text;

/// <summary>The tags of a DKIM or DMARC record (RFC 6376 §3.2), and how their row departs from the grammar.</summary>
/// <remarks>tag-list = tag-spec *( ";" tag-spec ) [ ";" ]; tag-spec = [FWS] tag-name [FWS] "=" [FWS] tag-value [FWS].</remarks>
internal sealed class TagSpecs
{
    // FWS = [*WSP CRLF] 1*WSP (RFC 6376 §2.8); a record rarely has line ends in it, but zone editors let them in.
    private static readonly SearchValues<byte> White = SearchValues.Create(" \t\r\n"u8);

    // VALCHAR = %x21-3A / %x3C-7E, and the white space between.
    private static readonly SearchValues<byte> ValueOctet =
        SearchValues.Create([.. " \t\r\n"u8, .. from code in Enumerable.Range(0x21, 0x5E) where code != ';' select (byte)code]);

    private static readonly SearchValues<byte> NameOctet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"u8);

    private readonly FlawList<TagFlaw> _flaws = new();
    private readonly ImmutableArray<Tag>.Builder _tags = ImmutableArray.CreateBuilder<Tag>();
    private readonly HashSet<string> _names = [];

    private TagSpecs()
    {
    }

    /// <summary>Every tag, the further ones of a name too, in the order of the text.</summary>
    public ImmutableArray<Tag> Tags => _tags.ToImmutable();

    public ImmutableArray<Flaw<TagFlaw>> Flaws => _flaws.InOrder();

    /// <summary>Reads a text.</summary>
    public static TagSpecs Of(ReadOnlySpan<byte> text)
    {
        var list = new TagSpecs();
        var cursor = new Cursor(text);
        bool isLast;
        do
        {
            var between = cursor.TakeUntil((byte)';');
            isLast = !cursor.Take(";"u8);
            list.ReadTag(text, between, isLast);
        }
        while (!isLast);

        return list;
    }

    /// <summary>A span without the white space at both ends.</summary>
    public static TextSpan Trim(ReadOnlySpan<byte> text, TextSpan where)
    {
        var part = text.At(where);
        var start = part.IndexOfAnyExcept(White);
        return start < 0
            ? where with { Length = 0 }
            : new(where.Start + start, part.LastIndexOfAnyExcept(White) + 1 - start);
    }

    /// <summary>The first tag of a name, whatever its case; an empty one where there is none.</summary>
    public Tag Find(ReadOnlySpan<byte> text, string name)
    {
        foreach (var tag in _tags)
        {
            if (tag.IsNamed && Encoding.ASCII.GetString(text.At(tag.Name)).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return tag;
            }
        }

        return default;
    }

    private void ReadTag(ReadOnlySpan<byte> text, TextSpan between, bool isLast)
    {
        var where = Trim(text, between);
        if (where.Length == 0)
        {
            // The semicolon at the end is optional, so nothing may stand behind it.
            if (!isLast)
            {
                _flaws.Add(TagFlaw.EmptyTag, between with { Length = between.Length + 1 });
            }

            return;
        }

        var equals = text.At(where).IndexOf((byte)'=');
        if (equals < 0)
        {
            _flaws.Add(TagFlaw.NoEquals, where);
            _tags.Add(new(where, default, default));
            return;
        }

        var name = Trim(text, new(where.Start, equals));
        var value = Trim(text, new(where.Start + equals + 1, where.Length - equals - 1));
        var odd = text.At(value).IndexOfAnyExcept(ValueOctet);
        if (odd >= 0)
        {
            _flaws.Add(TagFlaw.ForbiddenOctet, new(value.Start + odd, value.Length - odd));
        }

        // tag-name = ALPHA *ALNUMPUNC
        if (!text.At(name).IsAll(NameOctet) || !Abnf.Alpha.Contains(text[name.Start]))
        {
            _flaws.Add(TagFlaw.MalformedName, name.Length > 0 ? name : where);
            name = default;
        }
        else if (!_names.Add(Encoding.ASCII.GetString(text.At(name))))
        {
            _flaws.Add(TagFlaw.Duplicate, where);
        }

        _tags.Add(new(where, name, value));
    }
}
