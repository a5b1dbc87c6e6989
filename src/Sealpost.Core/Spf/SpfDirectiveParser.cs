using System.Buffers;
using System.Net;
using System.Text;
using Sealpost.Core.Text;

namespace Sealpost.Core.Spf;

/// <summary>Reads directives (RFC 7208 §4.6.1, §5).</summary>
internal static class SpfDirectiveParser
{
    private static readonly SearchValues<byte> LengthOctet = SearchValues.Create("0123456789/"u8);

    private const int V4Bits = 32;
    private const int V6Bits = 128;

    // directive = [ qualifier ] mechanism
    public static SpfTerm.Directive? Read(ReadOnlySpan<byte> text, TextSpan where, FlawList<SpfRecordFlaw> flaws)
    {
        var term = text.At(where);
        var qualifier = term[0] switch
        {
            (byte)'+' => SpfQualifier.Pass,
            (byte)'-' => SpfQualifier.Fail,
            (byte)'~' => SpfQualifier.SoftFail,
            (byte)'?' => SpfQualifier.Neutral,
            _ => (SpfQualifier?)null,
        };
        var start = qualifier is null ? 0 : 1;
        var length = term[start..].IndexOfAny((byte)':', (byte)'/') is >= 0 and var end ? end : term.Length - start;
        var name = new TextSpan(where.Start + start, length);
        if (length == 0)
        {
            flaws.Add(SpfRecordFlaw.MalformedTerm, where);
            return null;
        }

        if (MechanismOf(text.At(name)) is not { } mechanism)
        {
            var isWord = text.At(name).IsAll(Abnf.NameOctet);
            flaws.Add(isWord ? SpfRecordFlaw.UnknownMechanism : SpfRecordFlaw.MalformedTerm, isWord ? name : where);
            return null;
        }

        var directive = new SpfTerm.Directive
        {
            Qualifier = qualifier ?? SpfQualifier.Pass,
            Mechanism = mechanism,
            Text = Encoding.ASCII.GetString(term),
            Where = where,
        };
        return Argument(text, directive, new(name.End, where.End - name.End), flaws);
    }

    private static SpfMechanism? MechanismOf(ReadOnlySpan<byte> name)
    {
        foreach (var mechanism in Enum.GetValues<SpfMechanism>())
        {
            if (Ascii.EqualsIgnoreCase(name, mechanism.ToString()))
            {
                return mechanism;
            }
        }

        return null;
    }

    private static SpfTerm.Directive? Argument(
        ReadOnlySpan<byte> text, SpfTerm.Directive directive, TextSpan rest, FlawList<SpfRecordFlaw> flaws)
    {
        switch (directive.Mechanism)
        {
            // all = "all"
            case SpfMechanism.All:
                return Bare(directive, rest, flaws);

            // include = "include" ":" domain-spec, exists = "exists" ":" domain-spec
            case SpfMechanism.Include or SpfMechanism.Exists:
                return Domain(text, directive, rest, flaws);

            // ptr = "ptr" [ ":" domain-spec ]
            case SpfMechanism.Ptr:
                return rest.Length == 0 ? directive : Domain(text, directive, rest, flaws);

            // a = "a" [ ":" domain-spec ] [ dual-cidr-length ], mx likewise
            case SpfMechanism.A or SpfMechanism.Mx:
                return Hosts(text, directive, rest, flaws);

            // ip4 = "ip4" ":" ip4-network [ ip4-cidr-length ], ip6 likewise
            default:
                return Network(text, directive, rest, flaws);
        }
    }

    private static SpfTerm.Directive? Bare(SpfTerm.Directive directive, TextSpan rest, FlawList<SpfRecordFlaw> flaws)
    {
        if (rest.Length == 0)
        {
            return directive;
        }

        flaws.Add(SpfRecordFlaw.UnexpectedArgument, rest);
        return null;
    }

    private static SpfTerm.Directive? Domain(
        ReadOnlySpan<byte> text, SpfTerm.Directive directive, TextSpan rest, FlawList<SpfRecordFlaw> flaws)
    {
        if (rest.Length > 0 && text[rest.Start] is (byte)'/')
        {
            flaws.Add(SpfRecordFlaw.UnexpectedArgument, rest);
            return null;
        }

        var domain = SpfDomainParser.Read(text, directive.Where, After(rest), flaws);
        return domain is null ? null : directive with { Domain = domain };
    }

    private static SpfTerm.Directive? Hosts(
        ReadOnlySpan<byte> text, SpfTerm.Directive directive, TextSpan rest, FlawList<SpfRecordFlaw> flaws)
    {
        var lengths = LengthsAt(text, rest);
        var named = new TextSpan(rest.Start, lengths - rest.Start);
        var isSound = Prefixes(text, new(lengths, rest.End - lengths), flaws, out var v4, out var v6);
        SpfMacroText? domain = null;
        if (named.Length > 0)
        {
            domain = SpfDomainParser.Read(text, directive.Where, After(named), flaws);
            isSound &= domain is not null;
        }

        return isSound ? directive with { Domain = domain, V4Prefix = v4, V6Prefix = v6 } : null;
    }

    // The lengths stand at the end; the domain before them cannot end in a number alone, so the first slash of the
    // last run of digits and slashes begins them.
    private static int LengthsAt(ReadOnlySpan<byte> text, TextSpan rest)
    {
        var argument = text.At(rest);
        var run = argument.LastIndexOfAnyExcept(LengthOctet) + 1;
        var slash = argument[run..].IndexOf((byte)'/');
        if (slash >= 0)
        {
            return rest.Start + run + slash;
        }

        // Something else behind a slash in the last label is a length that went wrong.
        var last = argument[(argument.LastIndexOf((byte)'.') + 1)..];
        return last.Contains((byte)'}') || last.IndexOf((byte)'/') is not (>= 0 and var wrong)
            ? rest.End
            : rest.End - last.Length + wrong;
    }

    // dual-cidr-length = [ ip4-cidr-length ] [ "/" ip6-cidr-length ]
    private static bool Prefixes(
        ReadOnlySpan<byte> text, TextSpan where, FlawList<SpfRecordFlaw> flaws, out int? v4, out int? v6)
    {
        (v4, v6) = (null, null);
        var lengths = text.At(where);
        if (lengths.IsEmpty)
        {
            return true;
        }

        var pair = lengths.IndexOf("//"u8);
        var first = pair < 0 ? lengths : lengths[..pair];
        v4 = first.IsEmpty ? null : SpfNetwork.Number(first[1..], V4Bits);
        v6 = pair < 0 ? null : SpfNetwork.Number(lengths[(pair + 2)..], V6Bits);
        if ((first.IsEmpty || v4 is not null) && (pair < 0 || v6 is not null))
        {
            return true;
        }

        flaws.Add(SpfRecordFlaw.MalformedPrefix, where);
        return false;
    }

    private static SpfTerm.Directive? Network(
        ReadOnlySpan<byte> text, SpfTerm.Directive directive, TextSpan rest, FlawList<SpfRecordFlaw> flaws)
    {
        if (rest.Length < 2 || text[rest.Start] is (byte)'/')
        {
            flaws.Add(SpfRecordFlaw.MissingArgument, directive.Where);
            return null;
        }

        var argument = After(rest);
        var slash = text.At(argument).IndexOf((byte)'/');
        var network = slash < 0 ? argument : argument with { Length = slash };
        var isV4 = directive.Mechanism is SpfMechanism.Ip4;
        var address = isV4 ? SpfNetwork.Ip4(text.At(network)) : SpfNetwork.Ip6(text.At(network));
        if (address is null)
        {
            flaws.Add(SpfRecordFlaw.MalformedAddress, network.Length == 0 ? argument : network);
        }

        var digits = new TextSpan(network.End + 1, argument.End - network.End - 1);
        var prefix = slash < 0 ? null : SpfNetwork.Number(text.At(digits), isV4 ? V4Bits : V6Bits);
        if (slash >= 0 && prefix is null)
        {
            flaws.Add(SpfRecordFlaw.MalformedPrefix, new(network.End, argument.End - network.End));
        }

        return address is null || (slash >= 0 && prefix is null) ? null : With(directive, address, isV4, prefix);
    }

    private static SpfTerm.Directive With(SpfTerm.Directive directive, IPAddress address, bool isV4, int? prefix) =>
        isV4
            ? directive with { Address = address, V4Prefix = prefix }
            : directive with { Address = address, V6Prefix = prefix };

    // What stands behind the colon.
    private static TextSpan After(TextSpan rest) => new(rest.Start + 1, Math.Max(0, rest.Length - 1));
}
