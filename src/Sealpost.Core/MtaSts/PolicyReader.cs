using System.Text;
using Sealpost.Core.Text;

namespace Sealpost.Core.MtaSts;

/// <summary>Takes a policy apart line by line and hands its fields to a <see cref="PolicyDraft"/>.</summary>
internal ref struct PolicyReader(ReadOnlySpan<byte> body, FlawList<StsPolicyFlaw> flaws)
{
    private readonly ReadOnlySpan<byte> _body = body;
    private readonly FlawList<StsPolicyFlaw> _flaws = flaws;
    private readonly PolicyDraft _draft = new(flaws);

    public readonly ParsedPolicy Finish() => _draft.Finish(_body.Length);

    public readonly void ReadLine(TextSpan line)
    {
        var isCut = CutAtCarriageReturn(ref line);
        var text = _body.TrimWsp(line);
        if (text.Length == 0)
        {
            if (!isCut)
            {
                _flaws.Add(StsPolicyFlaw.BlankLine, line);
            }
        }
        else if (IsComment(_body.At(text)))
        {
            _flaws.Add(StsPolicyFlaw.CommentLine, text);
        }
        else
        {
            if (text.Start > line.Start)
            {
                _flaws.Add(StsPolicyFlaw.LeadingSpace, new(line.Start, text.Start - line.Start));
            }

            ReadField(text);
        }
    }

    private static bool IsComment(ReadOnlySpan<byte> text) => text is [(byte)'#' or (byte)';', ..] or [(byte)'/', (byte)'/', ..];

    // What stands behind a stray carriage return was meant as a further line, so it is not held against this one; nor is it read.
    private readonly bool CutAtCarriageReturn(ref TextSpan line)
    {
        var cursor = new Cursor(_body.At(line));
        var first = cursor.TakeUntil((byte)'\r');
        if (cursor.AtEnd)
        {
            return false;
        }

        while (!cursor.AtEnd)
        {
            _flaws.Add(StsPolicyFlaw.BareCarriageReturn, new(line.Start + cursor.Position, 1));
            cursor.Take("\r"u8);
            var further = cursor.TakeUntil((byte)'\r');
            _draft.Meant(PolicyFieldName.MeantBy(_body.At(further with { Start = line.Start + further.Start })));
        }

        line = line with { Length = first.Length };
        return true;
    }

    // field = name ":" *WSP value
    private readonly void ReadField(TextSpan field)
    {
        var colon = _body.At(field).IndexOf((byte)':');
        if (colon < 0)
        {
            ReadUnnamed(field, field, StsPolicyFlaw.NoColon);
            return;
        }

        var left = new TextSpan(field.Start, colon);
        var name = _body.TrimWspEnd(left);
        if (!FieldName.IsValid(_body.At(name)))
        {
            ReadUnnamed(field, name, StsPolicyFlaw.MalformedName);
            return;
        }

        if (name != left)
        {
            _flaws.Add(StsPolicyFlaw.SpaceBeforeColon, new(name.End, left.End - name.End));
        }

        var value = _body.TrimWspStart(new(left.End + 1, field.End - left.End - 1));
        ReadNamed(new(field, name, value));
    }

    // A line that is no field: the octets that are not allowed are named where there are any, else the line itself.
    private readonly void ReadUnnamed(TextSpan field, TextSpan name, StsPolicyFlaw otherwise)
    {
        _draft.Unreadable(PolicyFieldName.MeantBy(_body.At(field)));
        if (!HasForbidden(name))
        {
            _flaws.Add(otherwise, otherwise is StsPolicyFlaw.MalformedName && name.Length > 0 ? name : field);
        }
    }

    private readonly void ReadNamed(Field field)
    {
        var name = _body.At(field.Name);
        var value = _body.At(field.Value);
        var known = PolicyFieldName.Exactly(name);
        if (_draft.Take(known, value, field))
        {
            return;
        }

        // Unknown, or known and here already: it is ignored, but it has to derive from the grammar as an extension does.
        var isWellFormed = !value.IsEmpty && !HasForbidden(field.Value);
        if (value.IsEmpty)
        {
            _flaws.Add(StsPolicyFlaw.MalformedValue, field.Where);
        }

        if (known is KnownFields.None)
        {
            var near = PolicyFieldName.Nearly(name);
            _draft.Misspelt(near);
            if (near is not KnownFields.None)
            {
                _flaws.Add(StsPolicyFlaw.MisspeltField, field.Name);
            }
            else if (isWellFormed)
            {
                _flaws.Add(StsPolicyFlaw.UnknownField, field.Name);
            }

            if (isWellFormed)
            {
                _draft.Extend(new(Encoding.ASCII.GetString(name), Encoding.UTF8.GetString(value)));
            }
        }
    }

    private readonly bool HasForbidden(TextSpan where)
    {
        var runs = PolicyOctets.ForbiddenIn(_body, where);
        foreach (var run in runs)
        {
            _flaws.Add(StsPolicyFlaw.ForbiddenOctet, run);
        }

        return runs.Count > 0;
    }
}
