using System.Globalization;
using Sealpost.Core.Reading;
using Sealpost.Core.Spf;

namespace Sealpost.Core.Rendering;

/// <summary>The SPF record and its tree in a few words each. Not yet safe to show.</summary>
public static class SpfOverview
{
    /// <summary>The most lines of a tree that are shown.</summary>
    private const int MostLines = 60;

    /// <summary>The record, or why there is none.</summary>
    public static string Record(DomainReading reading) => reading.Spf switch
    {
        { Seen: null } => "not looked at",
        { Root.Text: { } text } => text.ToString(),
        { State: SpfState.Unseen } spf => $"not known ({spf.Seen.Txt.Reply.Words})",
        { State: SpfState.ServersFail } spf => $"the name servers fail ({spf.Seen.Txt.Reply.Words})",
        { State: SpfState.Several } spf => $"{spf.Selection.Ours.Length} of them, which is a permanent error",
        _ => "none",
    };

    /// <summary>The look-ups it takes and the addresses it permits; null where it says nothing of the kind.</summary>
    public static string? Sum(DomainReading reading) =>
        reading.Spf is { Root: { State: SpfState.Usable } root, Ranges: { } ranges }
            ? $"{Lookups(root)}{(root.Voids > 0 ? $", {root.Voids} of them find nothing" : "")}; {Permitted(ranges)}"
            : null;

    /// <summary>The tree: a line for each term that asks the DNS, indented by two columns a level; empty where none does.</summary>
    public static IReadOnlyList<string> Tree(DomainReading reading)
    {
        if (reading.Spf.Root is not { State: SpfState.Usable, Lookups: > 0 } root)
        {
            return [];
        }

        var lines = new List<string>();
        Write(root, "", lines);
        return lines;
    }

    private static void Write(SpfNode node, string indent, List<string> lines)
    {
        foreach (var step in node.Steps.Where(static step => step.Question is not null))
        {
            if (lines.Count >= MostLines)
            {
                return;
            }

            var after = step.Reached > SpfLimits.Lookups ? ", beyond the limit" : "";
            lines.Add(string.Create(
                CultureInfo.InvariantCulture, $"{indent}{step.Term.Text}  {Count(step.Lookups)}{Words(step)}{after}"));
            if (step.Leads is { } leads)
            {
                Write(leads, indent + "  ", lines);
            }
        }
    }

    private static string Lookups(SpfNode root)
    {
        var more = root.Nodes.Any(static node => node.State is SpfState.Beyond) ? "at least " : "";
        return string.Create(CultureInfo.InvariantCulture, $"{more}{root.Lookups} of {SpfLimits.Lookups} look-ups");
    }

    private static string Permitted(SpfRanges ranges)
    {
        if (ranges.Anybody)
        {
            return "everybody may send";
        }

        if (ranges.Nobody)
        {
            return "nobody may send";
        }

        string[] parts =
        [
            .. ranges.V4Addresses > 0 ? (string[])[Of(ranges.V4Addresses, "IPv4 address", "es")] : [],
            .. ranges.V6Networks > 0 ? (string[])[Of(ranges.V6Networks, "IPv6 network", "s") + " (/64)"] : [],
            .. ranges.Unlisted ? (string[])["hosts whose addresses were not looked up"] : [],
            .. ranges.OfSender ? (string[])["others that depend on the mail"] : [],
        ];
        return "permits " + string.Join(", ", parts);
    }

    private static string Of(long count, string noun, string plural) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : plural)}");

    private static string Count(int lookups) =>
        string.Create(CultureInfo.InvariantCulture, $"{lookups} look-up{(lookups == 1 ? "" : "s")}");

    private static string Words(SpfStep step) => step switch
    {
        { Leads.State: SpfState.Absent } => ", no SPF record there",
        { Leads.State: SpfState.Several } => ", more than one record there",
        { Leads.State: SpfState.Malformed } => ", a malformed record",
        { Leads.State: SpfState.Loop } => ", back to a record above",
        { Leads.State: SpfState.Beyond } => ", not followed",
        { Answer: SpfAnswer.Nothing } => ", finds nothing",
        { Answer: SpfAnswer.ServersFail } => ", the name servers fail",
        { Answer: SpfAnswer.Unseen } => ", not known",
        { Answer: SpfAnswer.OfSender } => ", depends on the mail",
        { Answer: SpfAnswer.Impossible } => ", no such name can be",
        _ => "",
    };
}
