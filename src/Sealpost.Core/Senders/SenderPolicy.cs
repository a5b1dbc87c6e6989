using System.Collections.Immutable;
using Sealpost.Core.MtaSts;

namespace Sealpost.Core.Senders;

/// <summary>A policy as one sender understands it, its patterns as that sender spells them.</summary>
/// <param name="Mode">What the sender does when a mail server fails.</param>
/// <param name="MaxAge">Seconds it keeps the policy, as it reads the field.</param>
/// <param name="Mx">The patterns; a sender that does not check them may have kept what is none.</param>
internal sealed record SenderPolicy(StsMode Mode, long MaxAge, ImmutableArray<string> Mx)
{
    /// <summary>The mode of exactly this word; null for any other.</summary>
    public static StsMode? ModeOf(ReadOnlySpan<char> word) => word switch
    {
        "enforce" => StsMode.Enforce,
        "testing" => StsMode.Testing,
        "none" => StsMode.None,
        _ => null,
    };
}
