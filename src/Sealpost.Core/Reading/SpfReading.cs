using Sealpost.Core.Observations;
using Sealpost.Core.Spf;

namespace Sealpost.Core.Reading;

/// <summary>The SPF record and everything it leads to: who may send for the domain.</summary>
public sealed record SpfReading
{
    private SpfReading(DomainObservation seen, SpfNode? root)
    {
        Seen = seen.Spf;
        Root = root;
        Ranges = root is null ? null : SpfRanges.Of(root, seen);
        Selection = SpfSelection.Of(seen.Spf?.Txt.Records ?? []);
        Status = StatusOf(root);
    }

    /// <summary>The look-ups; null where there were none.</summary>
    public SpfLookups? Seen { get; }

    /// <summary>The domain's own record and what it leads to; null where it was not looked at.</summary>
    public SpfNode? Root { get; }

    /// <summary>Which of the domain's TXT records are SPF records.</summary>
    public SpfSelection Selection { get; }

    /// <summary>The addresses that are permitted; null where it was not looked at.</summary>
    public SpfRanges? Ranges { get; }

    /// <summary>What a receiver ends with.</summary>
    public SpfStatus Status { get; }

    /// <summary>What the question for the domain's own record came to.</summary>
    public SpfState State => Root?.State ?? SpfState.Unseen;

    /// <summary>Whether some of what the record leads to could not be looked up.</summary>
    public bool IsPartlyUnseen => Root is not null
        && (Root.Nodes.Any(static node => node.State is SpfState.Unseen or SpfState.Beyond)
            || Root.AllSteps.Any(static pair => pair.Step.Answer is SpfAnswer.Unseen));

    /// <summary>Reads the record.</summary>
    public static SpfReading Of(DomainObservation seen, bool resolverWorks) =>
        new(seen, seen.Spf is { } spf ? SpfTree.Of(seen.Domain.Ascii, spf, resolverWorks) : null);

    private static SpfStatus StatusOf(SpfNode? root) => root?.State switch
    {
        null or SpfState.Unseen => SpfStatus.Undetermined,
        SpfState.Absent => SpfStatus.Absent,
        SpfState.Usable => StatusOfTree(root),
        _ => SpfStatus.Broken,
    };

    private static SpfStatus StatusOfTree(SpfNode root)
    {
        if (root.Lookups > SpfLimits.Lookups
            || root.Voids > SpfLimits.Voids
            || root.Nodes.Any(static node => node.State is not (SpfState.Usable or SpfState.Unseen or SpfState.Beyond))
            || root.AllSteps.Any(static pair =>
                pair.Step.Answer is SpfAnswer.ServersFail || pair.Step.HasTooManyServers))
        {
            return SpfStatus.Broken;
        }

        return root.AllSteps.Any(static pair => pair.Step.Answer is SpfAnswer.Unseen)
            ? SpfStatus.Undetermined
            : SpfStatus.Present;
    }
}
