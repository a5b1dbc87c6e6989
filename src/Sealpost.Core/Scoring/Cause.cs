using Sealpost.Core.Reporting;

namespace Sealpost.Core.Scoring;

/// <summary>Which of several faults it is that keeps a domain on a rung.</summary>
internal static class Cause
{
    /// <summary>The rung, with the first of some checks that failed; as it is where none did.</summary>
    /// <param name="report">The verdicts.</param>
    /// <param name="rung">The rung.</param>
    /// <param name="checks">The checks, the most telling first.</param>
    public static Rung Of(CheckReport report, Rung rung, params IEnumerable<string> checks) =>
        rung with { CheckId = checks.FirstOrDefault(report.Failed, rung.CheckId) };
}
