using System.Text;

namespace Sealpost.Core.Names;

/// <summary>Reads the labels of a name.</summary>
internal static class DomainNameParser
{
    // More cannot make a name of 253 octets, even where every character disappears in a mapping.
    private const int LongestText = 4 * DomainName.MaxLength;

    /// <summary>The name in A-labels and lower case, or what is wrong with it.</summary>
    public static DomainNameFault? Parse(string text, out string ascii)
    {
        ascii = "";
        if (text.Length > LongestText)
        {
            return new(DomainNameFaultKind.NameTooLong, text);
        }

        // The other dots are those of IDNA (RFC 3490 §3.1), which input methods produce.
        var labels = text.Split('.', '\u3002', '\uFF0E', '\uFF61');
        if (labels is [.. var rooted, ""] && rooted.Length > 0)
        {
            labels = rooted;
        }

        for (var i = 0; i < labels.Length; i++)
        {
            if (ParseLabel(labels[i], out var label) is { } fault)
            {
                return fault with { Text = text };
            }

            labels[i] = label;
        }

        ascii = string.Join('.', labels);
        return ascii.Length > DomainName.MaxLength ? new(DomainNameFaultKind.NameTooLong, text) : null;
    }

    private static DomainNameFault? ParseLabel(string typed, out string label)
    {
        label = typed.ToLowerInvariant();
        if (typed.Length == 0)
        {
            return new(DomainNameFaultKind.EmptyLabel, typed);
        }

        if (!Ascii.IsValid(typed))
        {
            var mapped = Idn.ToAscii(typed);
            if (mapped is null)
            {
                return WhyNoIdn(typed);
            }

            label = mapped;
        }

        return label.Length > DomainName.MaxLabelLength
            ? new(DomainNameFaultKind.LabelTooLong, typed) { Label = typed }
            : WhyNoLabel(label, typed);
    }

    // RFC 5890 §2.3.1 plus the leading underscore of RFC 8552 attribute leaves.
    private static DomainNameFault? WhyNoLabel(string label, string typed)
    {
        var name = label.AsSpan().TrimStart('_');
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune.Value is not ('-' or (>= 'a' and <= 'z') or (>= '0' and <= '9')))
            {
                return new(DomainNameFaultKind.CharacterNotAllowed, typed) { Label = typed, Character = Printable.Name(rune) };
            }
        }

        return name is ['-', ..] or [.., '-'] ? new(DomainNameFaultKind.HyphenAtEdge, typed) { Label = typed } : null;
    }

    // The mapping does not say what it refused.
    private static DomainNameFault WhyNoIdn(string typed)
    {
        // Four octets of "xn--" and at least one for each character.
        if (typed.EnumerateRunes().Count() > DomainName.MaxLabelLength - 4)
        {
            return new(DomainNameFaultKind.LabelTooLong, typed) { Label = typed };
        }

        foreach (var rune in typed.EnumerateRunes())
        {
            if (Printable.IsHidden(rune) || rune == Rune.ReplacementChar)
            {
                return new(DomainNameFaultKind.CharacterNotAllowed, typed) { Label = typed, Character = Printable.Name(rune) };
            }
        }

        return new(DomainNameFaultKind.InvalidIdn, typed) { Label = typed };
    }
}
