using System.Collections.Immutable;

namespace Sealpost.Core.Text;

/// <summary>The fields of a record, and how their row departs from the grammar that both kinds of record share.</summary>
/// <remarks>record = version 1*(delim field) [delim]; delim = *WSP ";" *WSP (RFC 8461 §3.1, RFC 8460 §3).</remarks>
internal sealed class FieldList
{
    private readonly FlawList<FieldFlaw> _flaws = new();
    private readonly ImmutableArray<Field>.Builder _fields = ImmutableArray.CreateBuilder<Field>();

    private FieldList()
    {
    }

    public ImmutableArray<Field> Fields => _fields.ToImmutable();

    public ImmutableArray<Flaw<FieldFlaw>> Flaws => _flaws.InOrder();

    /// <summary>Whether a text is a record of this version at all: the version, then nothing, WSP or a semicolon.</summary>
    public static bool Begins(ReadOnlySpan<byte> text, ReadOnlySpan<byte> version) =>
        text.StartsWith(version) && (text.Length == version.Length || text[version.Length] is (byte)' ' or (byte)'\t' or (byte)';');

    /// <summary>Reads the fields of a text that <see cref="Begins"/> with <paramref name="version"/>.</summary>
    public static FieldList Of(ReadOnlySpan<byte> text, ReadOnlySpan<byte> version)
    {
        var list = new FieldList();
        var cursor = new Cursor(text);
        cursor.Take(version);
        var gap = cursor.TakeRun(Abnf.Wsp);
        if (cursor.AtEnd)
        {
            return list;
        }

        if (!cursor.Take(";"u8))
        {
            list._flaws.Add(FieldFlaw.MissingDelimiter, gap);
        }
        else if (gap.Length > 0)
        {
            list._flaws.Add(FieldFlaw.SpaceBeforeFirstDelimiter, gap);
        }

        bool isLast;
        do
        {
            var between = cursor.TakeUntil((byte)';');
            isLast = !cursor.Take(";"u8);
            list.ReadBetween(text, between, isLast);
        }
        while (!isLast);

        return list;
    }

    /// <summary>ext-value = 1*(%x21-3A / %x3C / %x3E-7E).</summary>
    public static bool IsExtensionValue(ReadOnlySpan<byte> value) => value.IsAll(Abnf.ExtensionValueOctet);

    // What stands between two semicolons: one field, or several that lack one.
    private void ReadBetween(ReadOnlySpan<byte> text, TextSpan between, bool isLast)
    {
        var field = text.TrimWsp(between);
        if (field.Length == 0)
        {
            if (!isLast)
            {
                _flaws.Add(FieldFlaw.EmptyField, between with { Length = between.Length + 1 });
            }

            return;
        }

        if (isLast && field.End < between.End)
        {
            _flaws.Add(FieldFlaw.TrailingSpace, new(field.End, between.End - field.End));
        }

        var (start, end) = (field.Start, field.End);
        while (NextField(text, start, end) is { } gap)
        {
            ReadField(text, new(start, gap.Start - start));
            _flaws.Add(FieldFlaw.MissingDelimiter, gap);
            start = gap.End;
        }

        ReadField(text, new(start, end - start));
    }

    // The white space before a further name and "=", as in "id=a b=c". After a comma the rua goes on, after "=" its value comes.
    private static TextSpan? NextField(ReadOnlySpan<byte> text, int start, int end)
    {
        var cursor = new Cursor(text[start..end]);
        while (true)
        {
            cursor.TakeUntil(Abnf.Wsp);
            var gap = cursor.TakeRun(Abnf.Wsp);
            if (cursor.AtEnd)
            {
                return null;
            }

            var goesOn = gap.Start > 0 && text[start + gap.Start - 1] is (byte)',' or (byte)'=';
            var name = cursor.TakeRun(Abnf.NameOctet);
            if (!goesOn && cursor.Take("="u8) && FieldName.IsValid(text.At(name with { Start = start + name.Start })))
            {
                return gap with { Start = start + gap.Start };
            }
        }
    }

    // field = name "=" value
    private void ReadField(ReadOnlySpan<byte> text, TextSpan field)
    {
        var equals = text.At(field).IndexOf((byte)'=');
        if (equals < 0)
        {
            _flaws.Add(FieldFlaw.NoEquals, field);
            _fields.Add(new(field, default, default));
            return;
        }

        var left = new TextSpan(field.Start, equals);
        var right = new TextSpan(left.End + 1, field.End - left.End - 1);
        var (name, value) = (text.TrimWspEnd(left), text.TrimWspStart(right));
        if (name != left || value != right)
        {
            _flaws.Add(FieldFlaw.SpaceAroundEquals, new(name.End, value.Start - name.End));
        }

        var isNamed = FieldName.IsValid(text.At(name));
        if (!isNamed)
        {
            _flaws.Add(FieldFlaw.MalformedName, name.Length > 0 ? name : field);
        }

        _fields.Add(new(field, isNamed ? name : default, value));
    }
}
