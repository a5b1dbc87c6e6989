using Sealpost.Cli.Usage;
using Sealpost.Core.Checks;
using Sealpost.Core.Reading;
using Sealpost.Core.Reporting;

namespace Sealpost.Cli;

/// <summary>What the process tells its caller by ending.</summary>
internal static class ExitStatus
{
    /// <summary>Nothing at or above the threshold.</summary>
    public const int Fine = 0;

    /// <summary>Findings at or above the threshold, or a demand that is not met.</summary>
    public const int Findings = 1;

    /// <summary>Wrong usage, or input that cannot be read.</summary>
    public const int Usage = 2;

    /// <summary>Nothing wrong found, but something that decides could not be determined.</summary>
    public const int Undetermined = 3;

    /// <summary>Stopped by the user.</summary>
    public const int Cancelled = 130;

    /// <summary>The status for one report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="threshold">The least severity that counts.</param>
    /// <param name="demands">What must be there besides.</param>
    public static int Of(CheckReport report, Threshold threshold, IEnumerable<Demand> demands)
    {
        var answers = (from demand in demands select Meets(report.Reading, demand)).ToList();
        return Reaches(report.Worst, threshold) || answers.Contains(Answer.No) ? Findings
            : report.IsUndetermined || answers.Contains(Answer.Undetermined) ? Undetermined
            : Fine;
    }

    /// <summary>The status for several: findings anywhere outweigh what could not be seen.</summary>
    public static int Worse(int one, int other) => (one, other) switch
    {
        (Findings, _) or (_, Findings) => Findings,
        _ => Math.Max(one, other),
    };

    /// <summary>Whether a demand is met.</summary>
    public static Answer Meets(DomainReading reading, Demand demand) => demand switch
    {
        Demand.TlsRpt => reading.TlsRpt.Status switch
        {
            TlsRptStatus.Present => Answer.Yes,
            TlsRptStatus.Undetermined => Answer.Undetermined,
            _ => Answer.No,
        },
        _ => reading.MtaSts.Status switch
        {
            MtaStsStatus.Enforce => Answer.Yes,
            MtaStsStatus.Testing when demand is Demand.Testing => Answer.Yes,
            MtaStsStatus.Undetermined => Answer.Undetermined,
            _ => Answer.No,
        },
    };

    private static bool Reaches(Severity? worst, Threshold threshold) => threshold switch
    {
        Threshold.Error => worst is Severity.Error,
        Threshold.Warning => worst is Severity.Error or Severity.Warning,
        _ => false,
    };
}
