using System.Diagnostics;
using Sealpost.Core.Checks;
using Sealpost.Core.MtaSts;

namespace Sealpost.Core.Linting;

/// <summary>What the flaws of a policy mean.</summary>
internal static class PolicyMeanings
{
    /// <summary>What a flaw of the text means.</summary>
    public static FlawMeaning Of(StsPolicyFlaw flaw) => flaw switch
    {
        StsPolicyFlaw.Empty => new(PolicySyntaxChecks.Empty, "The policy is empty."),
        StsPolicyFlaw.WebPage => new(PolicySyntaxChecks.WebPage, "This is a web page, not a policy."),
        StsPolicyFlaw.ByteOrderMark => new(
            PolicySyntaxChecks.ByteOrderMark, "The text begins with a byte order mark, so its first line is no field."),
        StsPolicyFlaw.BareCarriageReturn => new(
            PolicySyntaxChecks.ByteOrderMark,
            "A carriage return without a line feed ends no line, so two lines are one."),
        StsPolicyFlaw.BlankLine => new(
            PolicySyntaxChecks.BlankLine,
            "A blank line. The grammar has none, not even at the end; strict senders discard the policy."),
        StsPolicyFlaw.CommentLine => new(
            PolicySyntaxChecks.CommentLine, "A comment. The grammar has none; strict senders discard the policy."),
        StsPolicyFlaw.LeadingSpace => new(
            PolicySyntaxChecks.MalformedLine, "White space stands before the name; strict senders discard the policy."),
        StsPolicyFlaw.SpaceBeforeColon => new(
            PolicySyntaxChecks.MalformedLine,
            "White space stands between the name and its colon; strict senders discard the policy."),
        StsPolicyFlaw.NoColon => new(
            PolicySyntaxChecks.MalformedLine, "A line without a colon; strict senders discard the policy."),
        StsPolicyFlaw.MalformedName => new(
            PolicySyntaxChecks.MalformedLine,
            "A name is not 1 to 32 letters, digits, underscores, hyphens and dots that begin with a letter or digit."),
        StsPolicyFlaw.MalformedValue => new(PolicySyntaxChecks.MalformedLine, "A field has no value."),
        StsPolicyFlaw.ForbiddenOctet => new(
            PolicySyntaxChecks.ForbiddenOctets, "Octets that are not allowed: control characters, or not UTF-8."),
        StsPolicyFlaw.MissingVersion =>
            new(PolicyFieldChecks.Version, "There is no version. The first line must be version: STSv1"),
        StsPolicyFlaw.UnknownVersion => new(PolicyFieldChecks.Version, "The version is not exactly STSv1."),
        StsPolicyFlaw.MissingMode => new(PolicyFieldChecks.Mode, "There is no mode. It is enforce, testing or none."),
        StsPolicyFlaw.UnknownMode =>
            new(PolicyFieldChecks.Mode, "The mode is not enforce, testing or none, in lower case."),
        StsPolicyFlaw.MissingMaxAge => new(PolicyFieldChecks.MaxAge, "There is no max_age. It is a number of seconds."),
        StsPolicyFlaw.MalformedMaxAge =>
            new(PolicyFieldChecks.MaxAge, "The max_age is not a number of seconds, digits only."),
        StsPolicyFlaw.MaxAgeTooLarge =>
            new(PolicyFieldChecks.MaxAgeTooLarge, "The max_age is above 31557600, which is a year."),
        StsPolicyFlaw.MissingMx => new(PolicyFieldChecks.NoMx, "The policy names no mx, though its mode is not none."),
        StsPolicyFlaw.MalformedMx => new(
            PolicyFieldChecks.MalformedMx,
            "An mx is neither a host name nor *. and a domain; a star may only be the whole first label."),
        StsPolicyFlaw.DuplicateField => new(
            PolicyFieldChecks.Repeated,
            "A field that stands there already. By the RFC the first counts; senders differ."),
        StsPolicyFlaw.VersionNotFirst => new(
            PolicyFieldChecks.VersionNotFirst, "The version is not on the first line, where Google wants it."),
        StsPolicyFlaw.UnknownField =>
            new(PolicyFieldChecks.UnknownFields, "A field that no sender knows; it is ignored."),
        StsPolicyFlaw.MisspeltField => new(
            PolicyFieldChecks.Misspelt,
            "A field that looks like a misspelt one. Names are case-sensitive; senders ignore it."),
        StsPolicyFlaw.AddressMx => new(
            PolicyFieldChecks.AddressMx, "An mx that is an IP address can never match the name of a mail server."),
        StsPolicyFlaw.DuplicateMx => new(PolicyFieldChecks.DuplicateMx, "This mx stands there already."),
        _ => throw new UnreachableException($"no such flaw: {flaw}"),
    };

    /// <summary>What an oddity of the values means.</summary>
    public static FlawMeaning Of(PolicyOddity oddity) => oddity switch
    {
        PolicyOddity.MaxAgeZero => new(PolicyMeaningChecks.MaxAgeZero, "The policy expires the moment it is fetched."),
        PolicyOddity.MaxAgeUnderDay => new(
            PolicyMeaningChecks.MaxAgeUnderDay, "Senders forget the policy within a day; the RFC expects weeks."),
        PolicyOddity.MaxAgeUnderWeek => new(
            PolicyMeaningChecks.MaxAgeUnderWeek, "Senders forget the policy within a week; the RFC expects weeks."),
        PolicyOddity.OnlyTesting => new(
            PolicyMeaningChecks.OnlyTesting, "The policy is only being tested: mail is delivered whatever fails."),
        PolicyOddity.SwitchedOff => new(PolicyMeaningChecks.SwitchedOff, "The policy switches MTA-STS off."),
        PolicyOddity.WholeSuffix => new(
            PolicyMeaningChecks.WholeSuffix,
            "The pattern covers every name under a suffix where anybody can register one."),
        _ => throw new UnreachableException($"no such oddity: {oddity}"),
    };
}
