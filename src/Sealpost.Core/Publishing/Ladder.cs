using System.Collections.Immutable;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Publishing;

/// <summary>
/// From testing for a day at a time to enforcing for weeks: how long senders keep a policy, and what comes next.
/// </summary>
internal static class Ladder
{
    private const long Day = 86_400;
    private const long Week = 7 * Day;
    private const long Month = 4 * Week;

    /// <summary>
    /// The max_age that suits a mode: a day while it can still be wrong, a week once it is enforced, or what is published if that is
    /// enforced for longer.
    /// </summary>
    public static long Default(StsMode mode, MtaStsReading published) => mode switch
    {
        StsMode.Enforce when published is { Mode: StsMode.Enforce, Policy.MaxAge: var kept } => Math.Max(kept, Week),
        StsMode.Enforce => Week,
        _ => Day,
    };

    public static ImmutableArray<string> Steps(Publication publication)
    {
        var domain = publication.Domain.Ascii;
        var steps = ImmutableArray.CreateBuilder<string>();
        steps.Add(publication.IsPolicyUnchanged
            ? "The policy that is published says this already; only what differs in the records needs to change."
            : "Put the policy in place first, then the record: its new id makes senders fetch the policy at once "
                + "(RFC 8461 §8.1).");
        switch (publication.Policy)
        {
            case { Mode: StsMode.Testing }:
                steps.Add("Read the TLS reports of two weeks, and mend what they name. Nothing is stopped in this time.");
                steps.Add(
                    $"Then: sealpost generate {domain} --mode enforce --max-age 1d; a week later --max-age 1w, "
                    + "a month later --max-age 4w or more.");
                break;
            case { Mode: StsMode.Enforce, MaxAge: < Week }:
                steps.Add($"When a week has gone well: sealpost generate {domain} --mode enforce --max-age 1w.");
                break;
            case { Mode: StsMode.Enforce, MaxAge: < Month }:
                steps.Add($"When a month has gone well: sealpost generate {domain} --mode enforce --max-age 4w, or more.");
                break;
            case { Mode: StsMode.None }:
                steps.Add(
                    "Keep policy and record until the largest max_age that was ever published has passed, "
                    + "then remove both (RFC 8461 §8.3).");
                break;
            default:
                break;
        }

        if (publication.Policy.Mode is not StsMode.None)
        {
            steps.Add("Before a mail server is added or renamed: change the policy first, then the MX records.");
        }

        return steps.ToImmutable();
    }
}
