using Sealpost.Core.MtaSts;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>The severities that depend on what was seen.</summary>
internal static class SeverityRules
{
    public static SeverityRule ByMode { get; } = new(
        "error under an enforced policy, warning under a tested one, info otherwise",
        static (reading, _) => Mode(reading, least: Severity.Info));

    public static SeverityRule ByModeWarningAtLeast { get; } = new(
        "error under an enforced policy, warning otherwise",
        static (reading, _) => Mode(reading, least: Severity.Warning));

    private static Severity Mode(DomainReading reading, Severity least) => reading.MtaSts.Mode switch
    {
        StsMode.Enforce => Severity.Error,
        StsMode.Testing => Severity.Warning,
        _ => least,
    };
}
