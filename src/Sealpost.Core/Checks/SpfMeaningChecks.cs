using System.Net.Sockets;
using Sealpost.Core.Reading;
using Sealpost.Core.Spf;

namespace Sealpost.Core.Checks;

/// <summary>SPF1xx, fourth part: what the record permits (RFC 7208 §4.7, §5.1, §11.4).</summary>
internal static class SpfMeaningChecks
{
    // No RFC names a bound. A /16 is more than any one sender needs, and a /32 is what registries give to a whole
    // provider. Networks of that size and narrower are in use by the large mail services.
    private const int WidestV4 = 16;
    private const int WidestV6 = 32;

    public static Check Anybody { get; } = new()
    {
        Id = "SPF116",
        Title = "The SPF record lets anybody send",
        Severity = Severity.Warning,
        Source = new(7208, "5.1", Level.May),
        Why = "Every address there is may send: mail that others send in your name passes, and DMARC with it.",
        Remedy = "End the record in -all, or in ~all until every sender of yours is listed.",
        Publish = static reading => SpfSuggestion.Mended(reading, SpfMend.Closed),
        Judge = static reading => SpfVerdicts.BeforeTree(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : reading.Spf.Ranges!.Anybody
                ? Verdict.Failed([.. Open(reading)])
                : SpfVerdicts.OrUnseen(reading, Verdict.Passed),
    };

    public static Check Undecided { get; } = new()
    {
        Id = "SPF117",
        Title = "The SPF record says nothing of other senders",
        Severity = Severity.Warning,
        Source = new(7208, "4.7", Level.May),
        Why = "A sender that is not listed gets the result neutral, which receivers must treat like no record at all.",
        Remedy = "End the record in -all, or in ~all until every sender of yours is listed.",
        Publish = static reading => SpfSuggestion.Mended(reading, SpfMend.Closed),
        Judge = static reading => JudgeEnd(reading),
    };

    public static Check TooWide { get; } = new()
    {
        Id = "SPF118",
        Title = "The SPF record permits very wide networks",
        Severity = Severity.Warning,
        Source = new(7208, "11.4", Level.May),
        Why = "Whoever rents one address among them can send in your name, and pass.",
        Remedy = "List the networks that your senders really use, or include the record of the service that does.",
        Judge = static reading => SpfVerdicts.BeforeTree(reading) is { } obstacle
            ? Verdict.Of(obstacle)
            : SpfVerdicts.OrUnseen(reading, Verdict.FailedWhenAny(
                from range in reading.Spf.Ranges!.Networks
                where range.Network.PrefixLength
                    < (range.Network.BaseAddress.AddressFamily is AddressFamily.InterNetwork ? WidestV4 : WidestV6)
                select new Evidence(
                    $"{range.Domain} TXT",
                    $"{range.Term.Text}: {range.Network}",
                    $"at most /{WidestV4} of IPv4, /{WidestV6} of IPv6"))),
    };

    /// <summary>Whether a term permits networks wider than any one sender needs, as far as its text says.</summary>
    public static bool IsTooWide(SpfTerm term) =>
        term is SpfTerm.Directive { Qualifier: SpfQualifier.Pass } directive
        && (directive.V4Prefix < WidestV4 || directive.V6Prefix < WidestV6);

    private static IEnumerable<Evidence> Open(DomainReading reading)
    {
        var all = from pair in reading.Spf.Root!.AllSteps
                  where pair.Step.Term is SpfTerm.Directive
                  {
                      Mechanism: SpfMechanism.All,
                      Qualifier: SpfQualifier.Pass,
                  }
                  select SpfVerdicts.At(pair.Node, pair.Step.Term, "permits everybody", "-all or ~all");
        return all.Distinct().Take(Verdict.Fail.Most).DefaultIfEmpty(
            SpfVerdicts.Whole(reading, "networks that do not hold every IPv4 address there is"));
    }

    private static Verdict JudgeEnd(DomainReading reading)
    {
        if (SpfVerdicts.BeforeTree(reading) is { } obstacle)
        {
            return Verdict.Of(obstacle);
        }

        var root = reading.Spf.Root!;
        return root.All switch
        {
            SpfQualifier.Fail or SpfQualifier.SoftFail => Verdict.Passed,
            SpfQualifier.Pass => Verdict.NotApplicable("everybody is permitted (SPF116)"),
            _ when SpfVerdicts.IsParked(reading) && reading.Spf.Ranges!.Nobody =>
                Verdict.NotApplicable("the domain takes no mail (SPF127)"),
            null when Redirect(root) is { Leads: null } =>
                Verdict.NotApplicable("where the redirect leads depends on the mail"),
            null when Redirect(root) is { Leads: { State: not SpfState.Usable } leads } =>
                leads.State is SpfState.Unseen or SpfState.Beyond
                    ? SpfVerdicts.OrUnseen(reading, Verdict.Passed)
                    : Verdict.NotApplicable("the redirect leads to no end (see SPF111 to SPF115)"),
            _ => Verdict.Failed(SpfVerdicts.Whole(reading, "-all or ~all at the end")),
        };
    }

    private static SpfStep? Redirect(SpfNode root) =>
        root.Steps.FirstOrDefault(static step => step.Term is SpfTerm.Modifier);
}
