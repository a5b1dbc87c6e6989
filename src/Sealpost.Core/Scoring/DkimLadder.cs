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

    private static readonly Rung Mixed = new(12, "receivers cannot use some of the keys that were found", "DKM101")
    {
        Next = Strong,
        Advice = "Mend those key records, or remove them if nothing is signed with them",
    };

    private static readonly Rung Broken = new(0, "receivers can use none of the keys that were found", "DKM101")
    {
        Next = Strong,
        Advice = "Mend the key records, or publish new keys",
    };

    // The checks on what makes a key useless to receivers.
    private static readonly string[] Unusable = ["DKM102", "DKM104", "DKM112", "DKM107", "DKM101"];

    public static Ladder Ladder { get; } = new("Signing keys", [Strong, Mixed, Short, Testing, Broken]);

    public static Placement Of(CheckReport report) => report.Reading.Dkim switch
    {
        { Status: DkimStatus.Broken } => new Placement.OnRung(Cause.Of(report, Broken, Unusable)),
        { Status: DkimStatus.Present } dkim => OfKeys([.. dkim.Keys.Where(static key => key.Verifies)]) switch
        {
            var rung when rung == Strong && Array.Exists(Unusable, report.Failed) =>
                new Placement.OnRung(Cause.Of(report, Mixed, Unusable)),
            var rung => new Placement.OnRung(rung),
        },
        _ when Parking.SendsNone(report.Reading) => new Placement.Moot("the domain takes no mail and sends none, and needs no keys"),
        { Status: DkimStatus.NotFound } => new Placement.Unseen("no key was found, and selectors cannot be listed"),
        _ => new Placement.Unseen("the DKIM keys could not be looked up"),
    };

    private static Rung OfKeys(IReadOnlyList<DkimKeyReading> keys) =>
        keys.All(static key => key.Key!.IsTesting) ? Testing
        : keys.Any(static key => key.Key!.IsShort) ? Short
        : Strong;
}
