using System.Globalization;
using System.Text;
using Sealpost.Core.Names;

namespace Sealpost.Core.Senders.Dialects;

/// <summary>Names of hosts between scripts, by libraries that convert what they can and leave the rest as it is.</summary>
internal static class LooseNames
{
    /// <summary>A-labels for U-labels; a label that has none stays.</summary>
    public static string ToAscii(string name) => string.Join(
        '.', from label in name.Split('.') select Ascii.IsValid(label) ? label : Idn.ToAscii(label) ?? label);

    /// <summary>U-labels for A-labels; null where one does not decode.</summary>
    public static string? ToUnicode(string name)
    {
        var labels = name.Split('.');
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i].StartsWith("xn--", StringComparison.OrdinalIgnoreCase))
            {
                if (Idn.ToUnicode(labels[i].ToLowerInvariant()) is not { } unicode)
                {
                    return null;
                }

                labels[i] = unicode;
            }
        }

        return string.Join('.', labels);
    }

    /// <summary>NFC; what is not well-formed stays.</summary>
    public static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    /// <summary>Lower case without regard to any language.</summary>
    public static string Lower(string text) => CultureInfo.InvariantCulture.TextInfo.ToLower(text);
}
