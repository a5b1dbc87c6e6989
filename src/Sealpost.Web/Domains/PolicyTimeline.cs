using System.Collections.Immutable;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Domains;

/// <summary>How a policy differs from the one before it.</summary>
public enum PolicyChange
{
    /// <summary>It is the first that is known.</summary>
    First,

    /// <summary>Another id and another text, as it should be.</summary>
    Both,

    /// <summary>Another text under the same id: senders that have the policy do not look again (RFC 8461 §3.1).</summary>
    TextOnly,

    /// <summary>Another id and the same text: senders fetch what they have already.</summary>
    IdOnly,

    /// <summary>The record or the policy is gone, or cannot be used.</summary>
    Lost,

    /// <summary>Record and policy are back, as they were.</summary>
    Back,
}

/// <summary>A time in which every check found the same id and the same text.</summary>
/// <param name="Id">The id in the record; null where there was none.</param>
/// <param name="Digest">SHA-256 of the policy; null where none was served.</param>
/// <param name="Change">How it differs from the one before.</param>
/// <param name="First">The first check of the time.</param>
/// <param name="Last">The last check of the time.</param>
/// <param name="Before">The check whose policy it is compared with; null where there is none.</param>
internal sealed record PolicyPeriod(
    string? Id, string? Digest, PolicyChange Change, StoredCheck First, StoredCheck Last, StoredCheck? Before)
{
    /// <summary>Whether record and policy were both there.</summary>
    public bool IsWhole => Id is not null && Digest is not null;
}

/// <summary>Policy ids and texts over time.</summary>
internal static class PolicyTimeline
{
    /// <summary>The times, the latest first.</summary>
    /// <param name="rows">Checks of one domain, the latest first; those that could not look are passed over.</param>
    public static ImmutableArray<PolicyPeriod> Of(IEnumerable<StoredCheck> rows)
    {
        var periods = new List<PolicyPeriod>();
        PolicyPeriod? whole = null;
        foreach (var row in rows.Reverse().Where(static row => row.MtaSts is not "undetermined"))
        {
            if (periods.LastOrDefault() is { } last && last.Id == row.PolicyId && last.Digest == row.PolicyDigest)
            {
                periods[^1] = last with { Last = row };
            }
            else
            {
                periods.Add(new(row.PolicyId, row.PolicyDigest, ChangeOf(row, whole), row, row, whole?.Last));
            }

            whole = periods[^1].IsWhole ? periods[^1] : whole;
        }

        periods.Reverse();
        return [.. periods];
    }

    private static PolicyChange ChangeOf(StoredCheck row, PolicyPeriod? whole) => row switch
    {
        { PolicyId: null } or { PolicyDigest: null } => whole is null ? PolicyChange.First : PolicyChange.Lost,
        _ when whole is null => PolicyChange.First,
        _ => (row.PolicyId == whole.Id, row.PolicyDigest == whole.Digest) switch
        {
            (true, true) => PolicyChange.Back,
            (true, false) => PolicyChange.TextOnly,
            (false, true) => PolicyChange.IdOnly,
            _ => PolicyChange.Both,
        },
    };
}
