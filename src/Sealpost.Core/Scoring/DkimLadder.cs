using Sealpost.Core.Reading;
using Sealpost.Core.Reporting;

namespace Sealpost.Core.Scoring;

/// <summary>DKIM: are there keys that receivers can check signatures with (RFC 6376 §3.6.1)?</summary>
internal static class DkimLadder
{
    private static readonly Rung Strong = new(15, "the keys that were found are as long as they should be", "DKM103");

    private static readonly Rung Short = new(10, "a key is shorter than it should be", "DKM103")
    {
        Next = Strong,
        Advice = "Sign with an RSA key of 2048 bits, or an Ed25519 key beside one",
    };

    private static readonly Rung Testing = new(8, "the keys are in test mode, so signatures protect nothing", "DKM106")
    {
        Next = Strong,
        Advice = "Take t=y out of the key records",
    };

    private static readonly Rung Broken = new(0, "receivers can use none of the keys that were found", "DKM101")
    {
        Next = Strong,
        Advice = "Mend the key records, or publish new keys",
    };

    public static Ladder Ladder { get; } = new("Signing keys", [Strong, Short, Testing, Broken]);

    public static Placement Of(CheckReport report) => report.Reading.Dkim switch
    {
        { Status: DkimStatus.Broken } => new Placement.OnRung(Broken),
        { Status: DkimStatus.Present } dkim => new Placement.OnRung(OfKeys([.. dkim.Keys.Where(static key => key.Verifies)])),
        _ when report.Reading.Mail.TakesNone => new Placement.Moot("the domain takes no mail, and needs no keys"),
        { Status: DkimStatus.NotFound } => new Placement.Unseen("no key was found, and selectors cannot be listed"),
        _ => new Placement.Unseen("the DKIM keys could not be looked up"),
    };

    private static Rung OfKeys(IReadOnlyList<DkimKeyReading> keys) =>
        keys.All(static key => key.Key!.IsTesting) ? Testing
        : keys.Any(static key => key.Key!.IsShort) ? Short
        : Strong;
}
