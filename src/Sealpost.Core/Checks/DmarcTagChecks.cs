using Sealpost.Core.Dmarc;
using Sealpost.Core.Names;

namespace Sealpost.Core.Checks;

/// <summary>DMC1xx, second part: the text of the domain's own record (RFC 9989 §4.7 and §4.8).</summary>
internal static class DmarcTagChecks
{
    private static readonly DmarcRecordFlaw[] Syntax =
        [DmarcRecordFlaw.NoEquals, DmarcRecordFlaw.MalformedName, DmarcRecordFlaw.MalformedValue];

    public static Check Malformed { get; } = new()
    {
        Id = "DMC103",
        Title = "The DMARC record is malformed",
        Severity = Severity.Error,
        Rule = new(
            "error; warning where only a semicolon is too many",
            static (reading, _) => Syntax.Any(kind => DmarcVerdicts.Has(reading, kind)) ? Severity.Error : Severity.Warning),
        Source = new(9989, "4.8", Level.Must),
        Why = "Receivers differ in what they make of it: some pass over the part, some over the record.",
        Remedy = "Write the record as name=value tags parted by single semicolons.",
        Publish = DmarcSuggestion.Record,
        Judge = static reading => DmarcVerdicts.FromFlaws(
            reading, "name=value tags parted by semicolons", [DmarcRecordFlaw.EmptyTag, .. Syntax]),
    };

    public static Check NoPolicy { get; } = new()
    {
        Id = "DMC104",
        Title = "The DMARC record has no valid policy",
        Severity = Severity.Error,
        Rule = new(
            "error; warning where p is missing and a rua makes it p=none",
            static (reading, _) => reading.Dmarc?.Own?.Record is not null && DmarcVerdicts.Has(reading, DmarcRecordFlaw.MissingPolicy)
                ? Severity.Warning
                : Severity.Error),
        Source = new(9989, "4.10.1", Level.Must),
        Why = "Receivers act as if the policy were none where the record asks for reports, and else ignore it.",
        Remedy = "Put p=none, p=quarantine or p=reject right behind the version.",
        Publish = DmarcSuggestion.Record,
        Judge = static reading => DmarcVerdicts.FromFlaws(
            reading, "p=none, p=quarantine or p=reject", DmarcRecordFlaw.MissingPolicy, DmarcRecordFlaw.UnknownPolicy),
    };

    public static Check NoSubdomainPolicy { get; } = new()
    {
        Id = "DMC105",
        Title = "The policy for subdomains is none of the three",
        Severity = Severity.Error,
        Source = new(9989, "4.10.1", Level.Must),
        Why = "It spoils the whole record: receivers act as if the policy were none, for the domain itself too.",
        Remedy = "Write none, quarantine or reject behind sp= and np=, or leave them out.",
        Publish = DmarcSuggestion.Record,
        Judge = static reading => DmarcVerdicts.FromFlaws(
            reading, "none, quarantine or reject", DmarcRecordFlaw.UnknownSubdomainPolicy),
    };

    public static Check Repeated { get; } = new()
    {
        Id = "DMC106",
        Title = "A tag of the DMARC record is given more than once",
        Severity = Severity.Error,
        Source = new(6376, "3.2", Level.Must),
        Why = "Such a list is invalid; some receivers take the first, some the last, some drop the record.",
        Remedy = "Give each tag once.",
        Publish = DmarcSuggestion.Record,
        Judge = static reading => DmarcVerdicts.FromFlaws(reading, "each tag once", DmarcRecordFlaw.DuplicateTag),
    };

    public static Check UnknownValue { get; } = new()
    {
        Id = "DMC107",
        Title = "A tag has a value that no receiver knows",
        Severity = Severity.Warning,
        Source = new(9989, "4.7", Level.Must),
        Why = "Receivers ignore the tag and take its default.",
        Remedy = "adkim and aspf are r or s; t is y or n; psd is y, n or u; fo is 0, 1, d or s, parted by colons.",
        Publish = DmarcSuggestion.Record,
        Judge = static reading => DmarcVerdicts.FromFlaws(reading, "a value that the tag can have", DmarcRecordFlaw.UnknownValue),
    };

    public static Check UnknownTag { get; } = new()
    {
        Id = "DMC108",
        Title = "The DMARC record has tags that no receiver knows",
        Severity = Severity.Info,
        Source = new(9989, "4.7", Level.Must),
        Why = "Receivers ignore them. They are harmless unless one is a misspelt tag that was meant to count.",
        Remedy = "Remove the tags unless you know what reads them.",
        Judge = static reading => DmarcVerdicts.FromFlaws(reading, null, DmarcRecordFlaw.UnknownTag),
    };

    public static Check Obsolete { get; } = new()
    {
        Id = "DMC109",
        Title = "The DMARC record has tags that are history",
        Severity = Severity.Info,
        Source = new(9989, "4.7", Level.May),
        Why = "pct, rf, ri and the size of a destination went with RFC 7489: receivers of today ignore them, older ones do not.",
        Remedy = "Remove them. What pct=0 was for is said by t=y.",
        Publish = DmarcSuggestion.Record,
        Judge = static reading => DmarcVerdicts.FromFlaws(
            reading, null, DmarcRecordFlaw.ObsoleteTag, DmarcRecordFlaw.SizeSuffix),
    };

    public static Check SaysSuffix { get; } = new()
    {
        Id = "DMC127",
        Title = "The DMARC record says that the domain is a public suffix",
        Severity = Severity.Warning,
        Source = new(9989, "4.7", Level.May),
        Why = "Under psd=y each name below is an organization of its own, so its mail no longer aligns with this domain.",
        Remedy = "Remove psd=y, unless the domain is a registry for names of others.",
        Publish = DmarcSuggestion.WithoutPublicSuffix,
        Judge = static reading => DmarcVerdicts.BeforeText(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : reading.Dmarc!.Own!.Record is not { PublicSuffix: PublicSuffixTag.Suffix }
                ? Verdict.Passed
                : PublicSuffixes.IsPublicSuffix(reading.Domain)
                    ? Verdict.NotApplicable("it is one, by the list of public suffixes")
                    : Verdict.Failed(new Evidence($"{reading.Dmarc.Own.Name} TXT", "psd=y", "no psd, or psd=n")),
    };

    public static Check PolicyNotSecond { get; } = new()
    {
        Id = "DMC125",
        Title = "The policy does not follow the version",
        Severity = Severity.Info,
        Source = new(7489, "6.4", Level.Must),
        Why = "The order no longer matters, but receivers of RFC 7489 may ignore a record that does not keep it.",
        Remedy = "Put p= right behind v=DMARC1; so that every receiver reads it.",
        Publish = DmarcSuggestion.Record,
        Judge = static reading => DmarcVerdicts.FromFlaws(reading, "v=DMARC1; p=…", DmarcRecordFlaw.PolicyNotSecond),
    };
}
