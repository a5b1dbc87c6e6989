using Sealpost.Core.Checks;
using Sealpost.Core.Linting;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Reading;
using Sealpost.Core.Reporting;
using Sealpost.Core.Spf;

namespace Sealpost.Core.Rendering;

/// <summary>The words of the public contract for closed sets: the same in JSON, in text and on a page.</summary>
public static class Spelling
{
    /// <summary>As <c>partly-protected</c>.</summary>
    public static string Word(this Outcome outcome) => outcome switch
    {
        Outcome.Protected => "protected",
        Outcome.PartlyProtected => "partly-protected",
        Outcome.Refused => "refused",
        Outcome.Reporting => "reporting",
        Outcome.Unprotected => "unprotected",
        Outcome.NoMail => "no-mail",
        _ => "undetermined",
    };

    /// <summary>As <c>enforce</c>: how the policy itself spells it.</summary>
    public static string Word(this StsMode mode) => mode switch
    {
        StsMode.Enforce => "enforce",
        StsMode.Testing => "testing",
        _ => "none",
    };

    /// <summary>As <c>enforce</c>.</summary>
    public static string Word(this MtaStsStatus status) => status switch
    {
        MtaStsStatus.Enforce => "enforce",
        MtaStsStatus.Testing => "testing",
        MtaStsStatus.None => "none",
        MtaStsStatus.Disputed => "disputed",
        MtaStsStatus.Broken => "broken",
        MtaStsStatus.Absent => "absent",
        _ => "undetermined",
    };

    /// <summary>As <c>present</c>.</summary>
    public static string Word(this TlsRptStatus status) => status switch
    {
        TlsRptStatus.Present => "present",
        TlsRptStatus.Disputed => "disputed",
        TlsRptStatus.Broken => "broken",
        TlsRptStatus.Absent => "absent",
        _ => "undetermined",
    };

    /// <summary>As <c>present</c>.</summary>
    public static string Word(this SpfStatus status) => status switch
    {
        SpfStatus.Present => "present",
        SpfStatus.Broken => "broken",
        SpfStatus.Absent => "absent",
        _ => "undetermined",
    };

    /// <summary>As <c>fail</c>: what a match means.</summary>
    public static string Word(this SpfQualifier qualifier) => qualifier switch
    {
        SpfQualifier.Pass => "pass",
        SpfQualifier.Fail => "fail",
        SpfQualifier.SoftFail => "softfail",
        _ => "neutral",
    };

    /// <summary>As <c>error</c>.</summary>
    public static string Word(this Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    /// <summary>As <c>must</c>.</summary>
    public static string Word(this Level level) => level switch
    {
        Level.Must => "must",
        Level.Should => "should",
        _ => "may",
    };

    /// <summary>As <c>fail</c>.</summary>
    public static string Word(this Verdict verdict) => verdict switch
    {
        Verdict.Pass => "pass",
        Verdict.Fail => "fail",
        Verdict.Moot => "moot",
        _ => "unseen",
    };

    /// <summary>As <c>sts-record</c>: how the command line spells it.</summary>
    public static string Word(this LintKind kind) => kind switch
    {
        LintKind.StsRecord => "sts-record",
        LintKind.TlsRptRecord => "tlsrpt-record",
        LintKind.SpfRecord => "spf-record",
        LintKind.DkimKey => "dkim-key",
        LintKind.DmarcRecord => "dmarc-record",
        _ => "policy",
    };

    /// <summary>As <c>valid</c>.</summary>
    public static string Word(this LintVerdict verdict) => verdict switch
    {
        LintVerdict.Valid => "valid",
        LintVerdict.Invalid => "invalid",
        _ => "none",
    };
}
