using Sealpost.Core.Reading;
using Sealpost.Core.Reporting;
using Sealpost.Core.Spf;

namespace Sealpost.Core.Scoring;

/// <summary>SPF: can receivers tell the hosts that may send from those that may not (RFC 7208)?</summary>
internal static class SpfLadder
{
    private static readonly Rung Told = new(15, "the record names the hosts that may send, and disowns all others", "SPF117");

    private static readonly Rung Nobody = new(15, "the domain sends no mail, and says so", "SPF127");

    private static readonly Rung Wide = new(10, "the record permits networks that many share", "SPF118")
    {
        Next = Told,
        Advice = "Permit only the addresses that send for you",
    };

    private static readonly Rung Softly = new(12, "the domain sends no mail, and half says so", "SPF127")
    {
        Next = Nobody,
        Advice = "End the SPF record in -all",
    };

    private static readonly Rung Silent = new(0, "the domain sends no mail, and does not say so", "SPF127")
    {
        Next = Nobody,
        Advice = "Publish the SPF record v=spf1 -all",
    };

    private static readonly Rung Open = new(5, "the record says nothing of other senders", "SPF117")
    {
        Next = Told,
        Advice = "End the SPF record with -all or ~all",
    };

    private static readonly Rung Anybody = new(0, "the record lets anybody send", "SPF116")
    {
        Next = Told,
        Advice = "Let the SPF record name the hosts that send, and disown all others",
    };

    private static readonly Rung Broken = new(0, "receivers cannot evaluate the SPF record", "SPF103")
    {
        Next = Told,
        Advice = "Mend the SPF record",
    };

    private static readonly Rung Absent = new(0, "no SPF record is published", "SPF101")
    {
        Next = Told,
        Advice = "Publish an SPF record",
    };

    public static Ladder Ladder { get; } = new(
        "Hosts that may send", [Told, Nobody, Softly, Wide, Open, Anybody, Silent, Broken, Absent]);

    public static Placement Of(CheckReport report)
    {
        var spf = report.Reading.Spf;
        return spf.Status switch
        {
            SpfStatus.Undetermined => new Placement.Unseen("the SPF record could not be looked up"),
            SpfStatus.Absent when report.Reading.Mail.State is MailState.NoSuchDomain =>
                new Placement.Moot("the domain does not exist"),
            SpfStatus.Absent => new Placement.OnRung(Parking.TakesNone(report.Reading) ? Silent : Absent),
            SpfStatus.Broken => new Placement.OnRung(Broken with { CheckId = FaultOf(report) }),
            _ when spf.Ranges!.Anybody => new Placement.OnRung(Anybody),
            _ when Parking.SendsNone(report.Reading) => new Placement.OnRung(spf.Root!.All is SpfQualifier.Fail ? Nobody : Softly),
            _ when spf.Root!.All is not (SpfQualifier.Fail or SpfQualifier.SoftFail) => new Placement.OnRung(Open),
            _ when report.Failed("SPF118") => new Placement.OnRung(Wide),
            _ => new Placement.OnRung(Told),
        };
    }

    // Which of the many faults it is: the check that found it says what to do.
    private static string FaultOf(CheckReport report) =>
        (from result in report.Findings
         where result.Check.Id.StartsWith("SPF", StringComparison.Ordinal)
         select result.Check.Id).FirstOrDefault(Broken.CheckId);
}
