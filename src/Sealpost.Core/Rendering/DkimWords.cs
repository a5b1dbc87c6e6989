using System.Globalization;
using Sealpost.Core.Dkim;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Rendering;

/// <summary>The DKIM keys in a few words. Not yet safe to show.</summary>
public static class DkimWords
{
    /// <summary>As <c>present</c>.</summary>
    public static string Word(this DkimStatus status) => status switch
    {
        DkimStatus.Present => "present",
        DkimStatus.Broken => "broken",
        DkimStatus.NotFound => "not-found",
        _ => "undetermined",
    };

    /// <summary>As <c>given</c>.</summary>
    public static string Word(this SelectorOrigin origin) => origin switch
    {
        SelectorOrigin.Given => "given",
        SelectorOrigin.Provider => "provider",
        _ => "common",
    };

    /// <summary>As <c>rsa</c>: how the record itself spells it.</summary>
    public static string Word(this DkimKeyType type) => type is DkimKeyType.Ed25519 ? "ed25519" : "rsa";

    /// <summary>The keys that were found.</summary>
    public static string Of(DkimReading? dkim) => dkim switch
    {
        null => "not looked at",
        _ when dkim.Published.Any() => string.Join(", ", from key in dkim.Published select Describe(key)),
        { Status: DkimStatus.Undetermined } => $"not known ({dkim.Lookup.Parent.Reply.Words})",
        { Exist: Answer.Yes } => "no key found, though there are some",
        { Exist: Answer.No } => "no key found, and probably there is none",
        _ => "no key found",
    };

    /// <summary>The state of one selector, as <c>usable</c>.</summary>
    public static string State(DkimKeyReading key) => key.State switch
    {
        TxtState.One when key.Verifies => "usable",
        TxtState.One when key.Parsed!.Has(DkimKeyFlaw.Revoked) => "revoked",
        TxtState.One or TxtState.Several => "broken",
        TxtState.DeadAlias => "dead-alias",
        TxtState.Absent => "absent",
        _ => "undetermined",
    };

    private static string Describe(DkimKeyReading key)
    {
        var alias = key.Seen.Txt.Reply.Aliases is [.., var target] ? $" at {target}" : "";
        return key.Key is { } found
            ? string.Create(CultureInfo.InvariantCulture, $"{key.Selector} ({found.Type.Word()} {found.Bits}{alias})")
            : $"{key.Selector} ({State(key)}{alias})";
    }
}
