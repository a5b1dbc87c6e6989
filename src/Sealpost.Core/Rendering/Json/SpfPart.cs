using System.Collections.Immutable;
using Sealpost.Core.Reading;
using Sealpost.Core.Spf;

namespace Sealpost.Core.Rendering.Json;

/// <summary>The member <c>spf</c> of the JSON document.</summary>
internal sealed record SpfPart(
    string Status,
    string? Record,
    int? Lookups,
    int? Voids,
    string? All,
    SpfPermittedPart? Permitted,
    ImmutableArray<SpfStepPart> Tree)
{
    // A tree is cut where nobody reads it any more; the limit of look-ups is far below.
    private const int Most = 200;

    public static SpfPart Of(SpfReading spf)
    {
        var root = spf.Root is { State: SpfState.Usable } usable ? usable : null;
        var left = Most;
        return new(
            spf.Status.Word(),
            spf.Root?.Text?.ToString(),
            root?.Lookups,
            root?.Voids,
            root is null ? null : (root.All ?? SpfQualifier.Neutral).Word(),
            root is null ? null : SpfPermittedPart.Of(spf.Ranges!),
            root is null ? [] : Steps(root, ref left));
    }

    private static ImmutableArray<SpfStepPart> Steps(SpfNode node, ref int left)
    {
        var steps = ImmutableArray.CreateBuilder<SpfStepPart>();
        foreach (var step in node.Steps)
        {
            if (step.Question is { } question && left-- > 0)
            {
                steps.Add(new(
                    step.Term.Text,
                    question.Name,
                    AnswerOf(step),
                    step.Lookups,
                    step.Voids,
                    step.Leads?.Text?.ToString(),
                    step.Leads is null ? [] : Steps(step.Leads, ref left)));
            }
        }

        return steps.ToImmutable();
    }

    private static string AnswerOf(SpfStep step) => step switch
    {
        { Leads.State: SpfState.Absent } => "no-record",
        { Leads.State: SpfState.Several } => "several-records",
        { Leads.State: SpfState.Malformed } => "malformed-record",
        { Leads.State: SpfState.Loop } => "loop",
        { Leads.State: SpfState.Beyond } => "not-followed",
        { Answer: SpfAnswer.Something } => "found",
        { Answer: SpfAnswer.Nothing } => "nothing",
        { Answer: SpfAnswer.ServersFail } => "servers-fail",
        { Answer: SpfAnswer.OfSender } => "depends-on-mail",
        { Answer: SpfAnswer.Impossible } => "impossible-name",
        _ => "undetermined",
    };
}

internal sealed record SpfPermittedPart(
    bool Anybody, long Ipv4Addresses, long Ipv6Networks, bool OtherHosts, bool DependsOnMail)
{
    public static SpfPermittedPart Of(SpfRanges ranges) =>
        new(ranges.Anybody, ranges.V4Addresses, ranges.V6Networks, ranges.Unlisted, ranges.OfSender);
}

internal sealed record SpfStepPart(
    string Term,
    string? Name,
    string Answer,
    int Lookups,
    int Voids,
    string? Record,
    ImmutableArray<SpfStepPart> Tree);
