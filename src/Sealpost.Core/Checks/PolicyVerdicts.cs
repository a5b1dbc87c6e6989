using Sealpost.Core.MtaSts;
using Sealpost.Core.Reading;
using Sealpost.Core.Text;

namespace Sealpost.Core.Checks;

/// <summary>How the checks on the text of the policy find their evidence.</summary>
internal static class PolicyVerdicts
{
    private const int LongestQuote = 200;

    /// <summary>Fails for every flaw of the given kinds, quoting the line it stands in.</summary>
    public static Verdict FromFlaws(DomainReading reading, string expected, params ReadOnlySpan<StsPolicyFlaw> kinds)
    {
        if (FetchVerdicts.BeforeText(reading) is { } obstacle)
        {
            return Verdict.Of(obstacle);
        }

        var text = reading.MtaSts.Host.Chosen!.Body!.Text!;
        var evidence = new List<Evidence>();
        foreach (var flaw in reading.MtaSts.Host.Policy!.Flaws)
        {
            if (kinds.Contains(flaw.Kind) && evidence.Count < Verdict.Fail.Most)
            {
                evidence.Add(At(reading, text, flaw, expected));
            }
        }

        return Verdict.FailedWhenAny(evidence);
    }

    /// <summary>Asks something of the policy that senders, at least the tolerant ones, end with.</summary>
    public static Verdict FromPolicy(DomainReading reading, Func<StsPolicy, Verdict> question)
    {
        if (FetchVerdicts.BeforeText(reading) is { } obstacle)
        {
            return Verdict.Of(obstacle);
        }

        var parsed = reading.MtaSts.Host.Policy!;
        return (parsed.Strict.Value ?? parsed.Tolerant) is { } policy
            ? question(policy)
            : Verdict.NotApplicable("senders find no policy in the text");
    }

    /// <summary>Evidence about the policy as a whole.</summary>
    public static Evidence About(DomainReading reading, string observed, string? expected = null) =>
        new(reading.MtaSts.Host.Host.Url, observed, expected);

    private static Evidence At(DomainReading reading, Octets text, Flaw<StsPolicyFlaw> flaw, string expected) =>
        About(reading, Describe(text, flaw), expected) with { Place = TextPlace.Of(text.Span, flaw.Where) };

    private static string Describe(Octets text, Flaw<StsPolicyFlaw> flaw)
    {
        switch (flaw.Kind)
        {
            case StsPolicyFlaw.Empty:
                return text.Length == 0 ? "0 octets" : "white space only";
            case StsPolicyFlaw.MissingVersion
                or StsPolicyFlaw.MissingMode or StsPolicyFlaw.MissingMaxAge or StsPolicyFlaw.MissingMx:
                return "not there";
            case StsPolicyFlaw.ByteOrderMark:
                return "a byte order mark at the start";
            case StsPolicyFlaw.BareCarriageReturn:
                return "a carriage return without a line feed";
            case StsPolicyFlaw.BlankLine:
                return "a blank line";
            default:
                var line = TextPlace.LineAt(text, flaw.Where);
                return line.Length > LongestQuote ? line[..LongestQuote] + " …" : line;
        }
    }
}
