using Sealpost.Core.Text;

namespace Sealpost.Core.Spf;

/// <summary>Reads the domains in terms (RFC 7208 §7.1).</summary>
internal static class SpfDomainParser
{
    /// <summary>Reads a domain-spec; null, with a flaw, where it is none.</summary>
    /// <param name="text">The record.</param>
    /// <param name="term">The term, pointed at where the domain is missing.</param>
    /// <param name="where">The domain.</param>
    /// <param name="flaws">What is wrong.</param>
    public static SpfMacroText? Read(
        ReadOnlySpan<byte> text, TextSpan term, TextSpan where, FlawList<SpfRecordFlaw> flaws)
    {
        if (where.Length <= 0)
        {
            flaws.Add(SpfRecordFlaw.MissingArgument, term);
            return null;
        }

        var read = SpfMacroParser.Read(text, where, flaws);
        var spec = text.At(where);

        // domain-spec = macro-string domain-end; domain-end = ( "." toplabel [ "." ] ) / macro-expand
        if (!SpfMacroParser.EndsInMacro(spec) && !EndsInTopLabel(spec[SpfMacroParser.AfterLastMacro(spec)..]))
        {
            flaws.Add(SpfRecordFlaw.MalformedDomain, where);
            return null;
        }

        return read;
    }

    private static bool EndsInTopLabel(ReadOnlySpan<byte> text)
    {
        text = text is [.. var rooted, (byte)'.'] ? rooted : text;
        var dot = text.LastIndexOf((byte)'.');
        return dot >= 0 && IsTopLabel(text[(dot + 1)..]);
    }

    // toplabel = ( *alphanum ALPHA *alphanum ) / ( 1*alphanum "-" *( alphanum / "-" ) alphanum )
    private static bool IsTopLabel(ReadOnlySpan<byte> label) =>
        label.IsAll(Abnf.Ldh)
        && label[0] is not (byte)'-'
        && label[^1] is not (byte)'-'
        && label.IndexOfAnyExcept(Abnf.Digit) >= 0;
}
