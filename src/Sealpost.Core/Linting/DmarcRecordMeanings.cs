using System.Diagnostics;
using Sealpost.Core.Checks;
using Sealpost.Core.Dmarc;

namespace Sealpost.Core.Linting;

/// <summary>What the flaws of a DMARC record mean.</summary>
internal static class DmarcRecordMeanings
{
    /// <summary>More than one record in one answer.</summary>
    public static FlawMeaning Several { get; } = new(
        DmarcRecordChecks.Several, "More than one record begins with v=DMARC1, so receivers act on none of them.");

    /// <summary>What a flaw means.</summary>
    /// <param name="flaw">The flaw.</param>
    /// <param name="isActedOn">Whether receivers act on the record all the same.</param>
    public static FlawMeaning Of(DmarcRecordFlaw flaw, bool isActedOn) => flaw switch
    {
        DmarcRecordFlaw.NotDmarc => new(
            DmarcRecordChecks.WrongVersion, "This is no DMARC record: it does not begin with v=DMARC1 and a semicolon."),
        DmarcRecordFlaw.EmptyTag => new(
            DmarcTagChecks.Malformed, Severity.Warning, "Nothing stands between two semicolons."),
        DmarcRecordFlaw.NoEquals => new(DmarcTagChecks.Malformed, "A tag has no equals sign."),
        DmarcRecordFlaw.MalformedName => new(DmarcTagChecks.Malformed, "A tag's name is not a word."),
        DmarcRecordFlaw.MalformedValue => new(
            DmarcTagChecks.Malformed, "A tag's value is empty or has characters that are not printable ASCII."),
        DmarcRecordFlaw.DuplicateTag => new(
            DmarcTagChecks.Repeated, "A tag once more. Some receivers take the first, some the last, some drop the record."),
        DmarcRecordFlaw.MissingPolicy => isActedOn
            ? new(DmarcTagChecks.NoPolicy, Severity.Warning, "There is no p; receivers act as if the policy were none.")
            : new(DmarcTagChecks.NoPolicy, "There is no p, and no rua to report to, so receivers ignore the record."),
        DmarcRecordFlaw.UnknownPolicy => new(
            DmarcTagChecks.NoPolicy,
            $"The policies are none, quarantine and reject. {Spoilt(isActedOn)}"),
        DmarcRecordFlaw.UnknownSubdomainPolicy => new(
            DmarcTagChecks.NoSubdomainPolicy,
            $"The policies are none, quarantine and reject, for subdomains too. {Spoilt(isActedOn)}"),
        DmarcRecordFlaw.UnknownValue => new(
            DmarcTagChecks.UnknownValue, "The tag cannot have this value; receivers take the default."),
        DmarcRecordFlaw.EmptyDestinations => new(DmarcReportChecks.MalformedUri, "The tag names no destination."),
        DmarcRecordFlaw.MalformedUri => new(
            DmarcReportChecks.MalformedUri,
            "A destination is not a valid URI; it begins with mailto:, and %2C, %21 and %3B stand for , ! and ;"),
        DmarcRecordFlaw.UnusableUri => new(
            DmarcReportChecks.MalformedUri, "A destination has no mail address that can be used, so no reports go there."),
        DmarcRecordFlaw.UnsupportedScheme => new(
            DmarcReportChecks.NoMailAddress, "A destination is no mailto, and receivers need not know anything else."),
        DmarcRecordFlaw.SizeSuffix => new(
            DmarcTagChecks.Obsolete, "A size behind a destination is history, and receivers of today ignore it."),
        DmarcRecordFlaw.ObsoleteTag => new(
            DmarcTagChecks.Obsolete, "A tag of RFC 7489 that is history: receivers of today ignore it."),
        DmarcRecordFlaw.UnknownTag => new(DmarcTagChecks.UnknownTag, "A tag that no receiver knows; it is ignored."),
        DmarcRecordFlaw.PolicyNotSecond => new(
            DmarcTagChecks.PolicyNotSecond, "The p does not follow the version, where receivers of RFC 7489 want it."),
        _ => throw new UnreachableException($"no such flaw: {flaw}"),
    };

    /// <summary>What is odd about a record that receivers act on.</summary>
    public static FlawMeaning Of(DmarcOddity oddity) => oddity switch
    {
        DmarcOddity.AsksForNothing => new(
            DmarcPolicyChecks.AsksForNothing, "Receivers are asked to do nothing about mail that is not the domain's."),
        DmarcOddity.WeakerSubdomains => new(
            DmarcPolicyChecks.WeakerSubdomains, "Names below the domain are protected less than the domain itself."),
        DmarcOddity.OnlyTesting => new(
            DmarcPolicyChecks.OnlyTesting, "The policy is being tested: receivers apply the next weaker one."),
        DmarcOddity.PartOfTheMail => new(
            DmarcPolicyChecks.PartOfTheMail, "Receivers of RFC 7489 apply the policy to this share of the mail alone."),
        DmarcOddity.SaysSuffix => new(
            DmarcTagChecks.SaysSuffix, "Each name below is then an organization of its own; only registries of names for others mean that."),
        DmarcOddity.NoReports => new(
            DmarcReportChecks.NoReports, "There is no rua, so nobody learns who sends in the domain's name."),
        _ => throw new UnreachableException($"no such oddity: {oddity}"),
    };

    private static string Spoilt(bool isActedOn) => isActedOn
        ? "Receivers act as if it were none."
        : "Without a rua, receivers ignore the record.";
}
