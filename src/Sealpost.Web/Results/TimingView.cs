using System.Collections.Immutable;
using Sealpost.Core.Observations;

namespace Sealpost.Web.Results;

/// <summary>How long one part of the looking took, beside the longest.</summary>
/// <param name="What">The part.</param>
/// <param name="Time">As <c>21 ms</c>.</param>
/// <param name="Percent">Of the longest; at least 1, so that there is something to see.</param>
public sealed record TimingView(string What, string Time, int Percent)
{
    private const int Most = 30;

    internal static ImmutableArray<TimingView> Of(DomainObservation seen)
    {
        var parts = Parts(seen).Where(static part => part.Milliseconds > 0).Take(Most).ToList();
        var longest = parts.Count == 0 ? 1 : parts.Max(static part => part.Milliseconds);
        return
        [
            .. from part in parts
               let percent = Math.Max(1, (int)Math.Round(part.Milliseconds / longest * 100))
               select new TimingView(part.What, Shown.Time(part.Milliseconds), percent),
        ];
    }

    private static IEnumerable<(string What, double Milliseconds)> Parts(DomainObservation seen)
    {
        foreach (var reply in (DnsReply[])[seen.StsTxt.Reply, seen.TlsRptTxt.Reply, seen.Mx.Reply])
        {
            yield return ($"DNS: {reply.Type.ToString().ToUpperInvariant()} of {Shown.Of(reply.Name, 120)}", reply.Milliseconds);
        }

        foreach (var fetch in seen.PolicyHost.Fetches)
        {
            yield return ($"Policy from {fetch.Address}", fetch.Milliseconds);
        }

        foreach (var host in seen.MailHosts)
        {
            foreach (var probe in host.Probes)
            {
                yield return ($"{Shown.Of(host.Name, 120)} at {probe.Address}", probe.Milliseconds);
            }
        }
    }
}
