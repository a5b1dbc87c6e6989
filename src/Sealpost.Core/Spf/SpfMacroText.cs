using System.Collections.Immutable;
using System.Text;

namespace Sealpost.Core.Spf;

/// <summary>A text that may have macros in it: a domain-spec or the value of a modifier (RFC 7208 §7.1).</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Parts">The pieces, in order.</param>
public sealed record SpfMacroText(string Text, ImmutableArray<SpfMacroPart> Parts)
{
    /// <summary>The macros in it.</summary>
    public IEnumerable<SpfMacro> Macros => from part in Parts where part.Macro is not null select part.Macro;

    /// <summary>The text with every macro replaced; null where the value of one is not known.</summary>
    /// <param name="valueOf">The value of a letter; null where it is not known.</param>
    public string? Expand(Func<char, string?> valueOf)
    {
        var expanded = new StringBuilder();
        foreach (var part in Parts)
        {
            if (part.Macro is not { } macro)
            {
                expanded.Append(part.Literal);
            }
            else if (valueOf(macro.Letter) is { } value)
            {
                expanded.Append(macro.Expand(value));
            }
            else
            {
                return null;
            }
        }

        return expanded.ToString();
    }

    /// <summary>As it is written.</summary>
    public override string ToString() => Text;
}

/// <summary>A piece of a text: literal, or a macro.</summary>
/// <param name="Literal">The characters themselves; empty where it is a macro.</param>
/// <param name="Macro">The macro; null where it is literal.</param>
public sealed record SpfMacroPart(string Literal, SpfMacro? Macro);
