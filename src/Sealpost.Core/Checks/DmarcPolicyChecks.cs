using System.Globalization;
using Sealpost.Core.Dmarc;

namespace Sealpost.Core.Checks;

/// <summary>DMC1xx, third part: what the policy asks for (RFC 9989 §4.7).</summary>
internal static class DmarcPolicyChecks
{
    public static Check PartOfTheMail { get; } = new()
    {
        Id = "DMC110",
        Title = "Older receivers apply the policy to a part of the mail",
        Severity = Severity.Warning,
        Source = new(7489, "6.3", Level.May),
        Why = "Receivers of RFC 7489 pick the part by chance and let the rest off; receivers of today ignore pct.",
        Remedy = "Remove pct, so that the policy means the same everywhere.",
        Publish = DmarcSuggestion.Record,
        Judge = static reading => DmarcVerdicts.BeforeText(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : reading.Dmarc!.Own!.Record is { Percent: < 100, Policy: not DmarcPolicy.None } record
                ? Verdict.Failed(new Evidence(
                    $"{reading.Dmarc.Own.Name} TXT",
                    string.Create(CultureInfo.InvariantCulture, $"pct={record.Percent}"),
                    "no pct"))
                : Verdict.Passed,
    };

    public static Check AsksForNothing { get; } = new()
    {
        Id = "DMC111",
        Title = "The DMARC policy asks for nothing",
        Severity = Severity.Warning,
        Source = new(9989, "4.7", Level.May),
        Why = "Receivers report what they see, and deliver forged mail in the domain's name all the same.",
        Remedy = "Once the reports show that your own mail passes, move the policy to quarantine, then to reject.",
        Publish = DmarcSuggestion.Stricter,
        Judge = static reading => DmarcVerdicts.BeforePolicy(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : DmarcVerdicts.Has(reading, DmarcRecordFlaw.UnknownPolicy)
                || DmarcVerdicts.Has(reading, DmarcRecordFlaw.MissingPolicy)
                || DmarcVerdicts.Has(reading, DmarcRecordFlaw.UnknownSubdomainPolicy)
                ? Verdict.NotApplicable("receivers take it for none because of a fault (DMC104 or DMC105)")
                : reading.Dmarc!.Policy is DmarcPolicy.None
                    ? Verdict.Failed(new Evidence(
                        $"{reading.Dmarc.Source!.Name} TXT", "the policy none", "quarantine or reject"))
                    : Verdict.Passed,
    };

    public static Check WeakerSubdomains { get; } = new()
    {
        Id = "DMC112",
        Title = "Subdomains have a weaker policy than the domain",
        Severity = Severity.Warning,
        Source = new(9989, "4.7", Level.May),
        Why = "Forged mail then comes from a name below the domain, which looks as good to people.",
        Remedy = "Leave out sp and np, or give them the policy of the domain.",
        Publish = DmarcSuggestion.WithoutSubdomainPolicy,
        Judge = static reading => DmarcVerdicts.BeforeText(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : reading.Dmarc!.IsBelowOrganization
                ? Verdict.NotApplicable($"names below go by the record of {reading.Dmarc.Organization}, whatever this one says of them")
            : reading.Dmarc.Own!.Record is { } record
                ? Verdict.FailedWhenAny(
                    from weak in ((string Tag, DmarcPolicy? Policy)[])[("sp", record.SubdomainPolicy), ("np", record.NonexistentPolicy)]
                    where weak.Policy < record.Policy
                    select new Evidence(
                        $"{reading.Dmarc.Own.Name} TXT",
                        $"{weak.Tag}={DmarcVerdicts.Word(weak.Policy!.Value)}",
                        DmarcVerdicts.Word(record.Policy)))
                : Verdict.NotApplicable("receivers ignore the record (DMC104 or DMC105)"),
    };

    public static Check OnlyTesting { get; } = new()
    {
        Id = "DMC113",
        Title = "The DMARC policy is only being tested",
        Severity = Severity.Info,
        Source = new(9989, "4.7", Level.May),
        Why = "Under t=y receivers do less than the policy says: they quarantine for reject, and do nothing for quarantine.",
        Remedy = "Remove t=y when the reports show that your own mail passes.",
        Publish = DmarcSuggestion.Untested,
        Judge = static reading => DmarcVerdicts.BeforePolicy(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : reading.Dmarc! is { Record.IsTesting: true, Policy: { } policy and not DmarcPolicy.None } dmarc
                ? Verdict.Failed(new Evidence(
                    $"{dmarc.Source!.Name} TXT",
                    $"t=y: {DmarcVerdicts.Word(dmarc.Record.Applied(policy))} in place of {DmarcVerdicts.Word(policy)}"))
                : Verdict.Passed,
    };
}
