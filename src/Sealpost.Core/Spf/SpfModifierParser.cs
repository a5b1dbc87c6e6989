using System.Text;
using Sealpost.Core.Text;

namespace Sealpost.Core.Spf;

/// <summary>Reads modifiers (RFC 7208 §6).</summary>
internal static class SpfModifierParser
{
    // modifier = redirect / explanation / unknown-modifier
    public static SpfTerm.Modifier? Read(
        ReadOnlySpan<byte> text, TextSpan where, int nameLength, FlawList<SpfRecordFlaw> flaws)
    {
        var name = Encoding.ASCII.GetString(text.Slice(where.Start, nameLength)).ToLowerInvariant();
        var argument = new TextSpan(where.Start + nameLength + 1, where.Length - nameLength - 1);

        // redirect = "redirect" "=" domain-spec, explanation = "exp" "=" domain-spec
        var isKnown = name is "redirect" or "exp";
        var value = isKnown
            ? SpfDomainParser.Read(text, where, argument, flaws)
            : SpfMacroParser.Read(text, argument, flaws);
        if (!isKnown)
        {
            var kind = name switch
            {
                "v" => SpfRecordFlaw.RepeatedVersion,
                _ when SpfRecordParser.IsMechanism(name) => SpfRecordFlaw.MechanismAsModifier,
                _ => SpfRecordFlaw.UnknownModifier,
            };
            flaws.Add(kind, where);
        }

        return value is null
            ? null
            : new() { Name = name, Value = value, Text = Encoding.ASCII.GetString(text.At(where)), Where = where };
    }
}
