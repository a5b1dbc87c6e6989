using Sealpost.Core.Dmarc;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Rendering;

/// <summary>The DMARC policy in a few words. Not yet safe to show.</summary>
public static class DmarcWords
{
    /// <summary>As <c>reject</c>: how the record itself spells it.</summary>
    public static string Word(this DmarcPolicy policy) => policy switch
    {
        DmarcPolicy.Reject => "reject",
        DmarcPolicy.Quarantine => "quarantine",
        _ => "none",
    };

    /// <summary>As <c>present</c>.</summary>
    public static string Word(this DmarcStatus status) => status switch
    {
        DmarcStatus.Present => "present",
        DmarcStatus.Broken => "broken",
        DmarcStatus.Absent => "absent",
        _ => "undetermined",
    };

    /// <summary>As <c>y</c>: how the record itself spells it.</summary>
    public static string Word(this PublicSuffixTag tag) => tag switch
    {
        PublicSuffixTag.Suffix => "y",
        PublicSuffixTag.Organization => "n",
        _ => "u",
    };

    /// <summary>The policy that counts, and where it comes from.</summary>
    public static string Of(DmarcReading? dmarc) => dmarc switch
    {
        null => "not looked at",
        { Status: DmarcStatus.Present, Record: { } record, Policy: { } policy } =>
            $"{policy.Word()}{Subdomains(dmarc, record)}{Testing(record, policy)}{From(dmarc)}",
        { Status: DmarcStatus.Broken } => $"none that receivers can use ({Fault(dmarc)})",
        { Status: DmarcStatus.Absent } => "none",
        { Own: { } own } => $"not known ({own.Seen.Reply.Words})",
        _ => "not known",
    };

    private static string Subdomains(DmarcReading dmarc, DmarcRecord record) =>
        !dmarc.IsInherited && record.ForSubdomains != record.Policy
            ? $", {record.ForSubdomains.Word()} for subdomains"
            : "";

    private static string Testing(DmarcRecord record, DmarcPolicy policy) =>
        record.Applied(policy) != policy ? $", tested: {record.Applied(policy).Word()} for now" : "";

    private static string From(DmarcReading dmarc) => dmarc.IsInherited ? $", of {dmarc.Source!.Domain}" : "";

    private static string Fault(DmarcReading dmarc) => dmarc.Own?.State switch
    {
        TxtState.Several => "several records",
        TxtState.DeadAlias => "an alias that leads nowhere",
        TxtState.ServersFail => $"the name servers fail: {dmarc.Own.Seen.Reply.Words}",
        _ => "the policy is not valid",
    };
}
