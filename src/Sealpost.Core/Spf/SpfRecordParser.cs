using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Sealpost.Core.Text;

namespace Sealpost.Core.Spf;

/// <summary>Reads the TXT record that says who may send for a domain (RFC 7208 §12).</summary>
public static class SpfRecordParser
{
    // The flaws that a conforming receiver reads over.
    private static readonly ImmutableHashSet<SpfRecordFlaw> Harmless =
    [
        SpfRecordFlaw.UnknownModifier, SpfRecordFlaw.MechanismAsModifier, SpfRecordFlaw.RepeatedVersion,
        SpfRecordFlaw.AfterAll, SpfRecordFlaw.RedirectBesideAll,
    ];

    // Everything but %x21-7E, which is all that a term can be made of.
    private static readonly SearchValues<byte> NotVisible =
        SearchValues.Create([.. from octet in Enumerable.Range(0, 256) where octet is <= 0x20 or >= 0x7F select (byte)octet]);

    private static readonly FrozenSet<string> Mechanisms =
        FrozenSet.ToFrozenSet(["all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists"]);

    /// <summary>What such a record begins with, in either case.</summary>
    public static ReadOnlySpan<byte> Version => "v=spf1"u8;

    /// <summary>Whether a text begins as an SPF record: the version, and then a space or the end (RFC 7208 §4.5).</summary>
    public static bool Begins(ReadOnlySpan<byte> text) =>
        text.Length >= Version.Length
        && Ascii.EqualsIgnoreCase(text[..Version.Length], Version)
        && (text.Length == Version.Length || text[Version.Length] is (byte)' ');

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static Parsed<SpfRecord, SpfRecordFlaw> Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>Parses one TXT record, its character-strings already joined.</summary>
    public static Parsed<SpfRecord, SpfRecordFlaw> Parse(ReadOnlySpan<byte> text)
    {
        if (!Begins(text))
        {
            return new(null, [new(SpfRecordFlaw.NotSpf, new(0, text.Length))]);
        }

        var flaws = new FlawList<SpfRecordFlaw>();
        var terms = ImmutableArray.CreateBuilder<SpfTerm>();

        // record = version terms *SP; terms = *( 1*SP ( directive / modifier ) )
        var at = Version.Length;
        while (at < text.Length)
        {
            var gap = text[at..].IndexOfAnyExcept((byte)' ');
            if (gap < 0)
            {
                break;
            }

            at += gap;
            var length = text[at..].IndexOf((byte)' ') is >= 0 and var space ? space : text.Length - at;
            if (Term(text, new(at, length), flaws) is { } term)
            {
                terms.Add(term);
            }

            at += length;
        }

        var record = new SpfRecord(terms.ToImmutable());
        Judge(record, flaws);
        return new(flaws.HasOtherThan(Harmless) ? null : record, flaws.InOrder());
    }

    private static SpfTerm? Term(ReadOnlySpan<byte> text, TextSpan where, FlawList<SpfRecordFlaw> flaws)
    {
        var term = text.At(where);
        if (term.IndexOfAny(NotVisible) is >= 0 and var hidden)
        {
            // All of a letter that is not ASCII, and of those beside it: half of one cannot be shown.
            var letters = term[hidden..].IndexOfAnyExceptInRange((byte)0x80, (byte)0xFF);
            flaws.Add(
                SpfRecordFlaw.ForbiddenOctet,
                new(where.Start + hidden, letters < 0 ? term.Length - hidden : Math.Max(letters, 1)));
            return null;
        }

        // modifier = name "=" macro-string
        var name = NameLength(term);
        if (name > 0 && name < term.Length && term[name] is (byte)'=')
        {
            return SpfModifierParser.Read(text, where, name, flaws);
        }

        return SpfDirectiveParser.Read(text, where, flaws);
    }

    // name = ALPHA *( ALPHA / DIGIT / "-" / "_" / "." )
    private static int NameLength(ReadOnlySpan<byte> term)
    {
        if (term.IsEmpty || !Abnf.Alpha.Contains(term[0]))
        {
            return 0;
        }

        return term.IndexOfAnyExcept(Abnf.NameOctet) is >= 0 and var end ? end : term.Length;
    }

    /// <summary>Whether a word is the name of a mechanism, in lower case.</summary>
    internal static bool IsMechanism(string word) => Mechanisms.Contains(word);

    // What concerns more than one term.
    private static void Judge(SpfRecord record, FlawList<SpfRecordFlaw> flaws)
    {
        var (redirects, explanations) = (0, 0);
        SpfTerm? all = null;
        foreach (var term in record.Terms)
        {
            switch (term)
            {
                case SpfTerm.Directive when all is not null:
                    flaws.Add(SpfRecordFlaw.AfterAll, term.Where);
                    break;
                case SpfTerm.Directive { Mechanism: SpfMechanism.All }:
                    all = term;
                    break;
                case SpfTerm.Modifier { Name: "redirect" } when redirects++ > 0:
                    flaws.Add(SpfRecordFlaw.DuplicateRedirect, term.Where);
                    break;
                case SpfTerm.Modifier { Name: "exp" } when explanations++ > 0:
                    flaws.Add(SpfRecordFlaw.DuplicateExplanation, term.Where);
                    break;
                default:
                    break;
            }
        }

        var redirect = record.Terms.FirstOrDefault(static term => term is SpfTerm.Modifier { Name: "redirect" });
        if (all is not null && redirect is not null)
        {
            flaws.Add(SpfRecordFlaw.RedirectBesideAll, redirect.Where);
        }
    }
}
