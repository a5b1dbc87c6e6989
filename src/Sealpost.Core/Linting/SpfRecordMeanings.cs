using System.Diagnostics;
using Sealpost.Core.Checks;
using Sealpost.Core.Spf;

namespace Sealpost.Core.Linting;

/// <summary>What the flaws of an SPF record mean.</summary>
internal static class SpfRecordMeanings
{
    /// <summary>More than one record in one answer.</summary>
    public static FlawMeaning Several { get; } = new(
        SpfRecordChecks.Several, "More than one record begins with v=spf1, which is a permanent error.");

    /// <summary>What a flaw means.</summary>
    public static FlawMeaning Of(SpfRecordFlaw flaw) => flaw switch
    {
        SpfRecordFlaw.NotSpf => new(SpfRecordChecks.Near, "This is no SPF record: it does not begin with v=spf1 and a space."),
        SpfRecordFlaw.MalformedTerm => new(SpfSyntaxChecks.Malformed, "This is neither a mechanism nor a modifier."),
        SpfRecordFlaw.ForbiddenOctet =>
            new(SpfSyntaxChecks.Malformed, "Only visible ASCII characters are allowed, and spaces between terms."),
        SpfRecordFlaw.UnknownMechanism =>
            new(SpfSyntaxChecks.Malformed, "There is no such mechanism: there are all, include, a, mx, ptr, ip4, ip6 and exists."),
        SpfRecordFlaw.MissingArgument => new(SpfSyntaxChecks.Malformed, "What this needs behind its name is missing."),
        SpfRecordFlaw.UnexpectedArgument => new(SpfSyntaxChecks.Malformed, "This mechanism takes nothing of the kind."),
        SpfRecordFlaw.MalformedDomain =>
            new(SpfSyntaxChecks.Malformed, "This is no domain of two labels or more; an address needs ip4 or ip6."),
        SpfRecordFlaw.MalformedAddress => new(SpfSyntaxChecks.MalformedNetwork, "This is no address of the family."),
        SpfRecordFlaw.MalformedPrefix => new(SpfSyntaxChecks.MalformedNetwork, "This is no prefix length of the family."),
        SpfRecordFlaw.MalformedMacro =>
            new(SpfSyntaxChecks.MalformedMacro, "A percent sign begins a macro, and this is none; a percent sign alone is %%."),
        SpfRecordFlaw.MisplacedMacro =>
            new(SpfSyntaxChecks.MalformedMacro, "The macros c, r and t are for explanations only."),
        SpfRecordFlaw.DuplicateRedirect => new(SpfSyntaxChecks.Repeated, "A second redirect."),
        SpfRecordFlaw.DuplicateExplanation => new(SpfSyntaxChecks.Repeated, "A second exp."),
        SpfRecordFlaw.UnknownModifier => new(SpfSyntaxChecks.Unknown, "A modifier that no receiver knows; it is ignored."),
        SpfRecordFlaw.MechanismAsModifier =>
            new(SpfSyntaxChecks.WithEquals, "With an equals sign it is a modifier that nobody knows; write a colon."),
        SpfRecordFlaw.RepeatedVersion => new(SpfSyntaxChecks.VersionAgain, "The version once more: two records run together."),
        SpfRecordFlaw.AfterAll => new(SpfSyntaxChecks.AfterAll, "Behind all, which always matches, this is never reached."),
        SpfRecordFlaw.RedirectBesideAll => new(SpfSyntaxChecks.RedirectBesideAll, "Beside all, the redirect is ignored."),
        _ => throw new UnreachableException($"no such flaw: {flaw}"),
    };

    /// <summary>What is odd about a record that a receiver acts on.</summary>
    public static FlawMeaning Of(SpfOddity oddity) => oddity switch
    {
        SpfOddity.UsesPtr => new(SpfSyntaxChecks.Ptr, "It should not be used: it is slow, and some receivers skip it."),
        SpfOddity.PermitsAnybody => new(SpfMeaningChecks.Anybody, "This permits every sender there is."),
        SpfOddity.TooWide => new(SpfMeaningChecks.TooWide, "Whoever rents an address in there can send in your name."),
        SpfOddity.NoEnd => new(SpfMeaningChecks.Undecided, "Nothing is said of other senders: -all or ~all is missing."),
        SpfOddity.TooManyLookups => new(SpfTreeChecks.TooManyLookups, "The eleventh look-up; receivers stop here."),
        _ => throw new UnreachableException($"no such oddity: {oddity}"),
    };
}
