using System.Collections.Immutable;
using Sealpost.Core.Rendering;
using Sealpost.Core.Reporting;
using Sealpost.Web.Results;

namespace Sealpost.Web.Posture;

/// <summary>How one real sender treats the domain.</summary>
/// <param name="Name">The sender.</param>
/// <param name="IsObserved">Whether its code was read or run; else its documents only.</param>
/// <param name="Tone">How good that is for the domain.</param>
/// <param name="Sentence">What happens to mail.</param>
/// <param name="Policy">What it makes of the policy.</param>
/// <param name="Hosts">What it does with the mail servers.</param>
/// <param name="MoreHosts">How many more mail servers there are.</param>
public sealed record SenderRow(
    string Name, bool IsObserved, Tone Tone, string Sentence, string Policy, ImmutableArray<string> Hosts, int MoreHosts)
{
    private const int MostHosts = 5;

    internal static ImmutableArray<SenderRow> Of(CheckReport report) =>
    [
        .. from sender in SenderView.Of(report)
           select new SenderRow(
               sender.Name,
               sender.IsObserved,
               sender.Tone,
               Shown.Capital(Shown.Of(sender.Sentence)),
               Shown.Capital(Shown.Of(sender.PolicyWords)),
               [.. from host in sender.Hosts.Take(MostHosts) select Shown.Of(host.Words)],
               Math.Max(0, sender.Hosts.Length - MostHosts)),
    ];
}
