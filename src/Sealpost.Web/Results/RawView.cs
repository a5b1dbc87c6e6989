using System.Collections.Immutable;
using System.Globalization;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;

namespace Sealpost.Web.Results;

/// <summary>What came over the wire, for those who want to see it.</summary>
public sealed record RawView
{
    private const int Most = 96;

    public required ImmutableArray<DnsView> Dns { get; init; }

    public required ImmutableArray<TalkView> Http { get; init; }

    public required ImmutableArray<TalkView> Smtp { get; init; }

    internal static RawView Of(DomainObservation seen) => new()
    {
        Dns =
        [
            .. from reply in Replies(seen).OfType<DnsReply>().DistinctBy(static one => (one.Type, one.Name)).Take(Most)
               select DnsView.Of(reply),
        ],
        Http =
        [
            .. from fetch in seen.PolicyHost.Fetches.OfType<PolicyFetch.Answered>()
               select new TalkView(
                   $"{Shown.Of(seen.PolicyHost.Name)} at {fetch.Address}",
                   [
                       $"{fetch.Status.ToString(CultureInfo.InvariantCulture)}",
                       .. from field in fetch.Headers.Take(Most)
                          select $"{Shown.Of(field.Name, 80)}: {Shown.Of(field.Value)}",
                   ]),
        ],
        Smtp =
        [
            .. from host in seen.MailHosts
               from probe in host.Probes
               where !probe.Lines.IsEmpty
               select new TalkView($"{Shown.Of(host.Name, 260)} at {probe.Address}", [.. LinesOf(probe)]),
        ],
    };

    private static IEnumerable<string> LinesOf(MxProbe probe)
    {
        foreach (var line in probe.Lines)
        {
            yield return Shown.Of(line);
        }

        if (probe.AfterStartTls is { } stray)
        {
            yield return $"(in clear behind the reply to STARTTLS) {Shown.Of(stray)}";
        }

        if (probe is MxProbe.Secured secured)
        {
            yield return $"({Shown.Of(secured.Tls.Protocol, 40)}, {Shown.Of(secured.Tls.CipherSuite, 80)})";
            foreach (var line in secured.SecureLines)
            {
                yield return Shown.Of(line);
            }
        }
    }

    private static IEnumerable<DnsReply?> Replies(DomainObservation seen)
    {
        yield return seen.StsTxt.Reply;
        yield return seen.TlsRptTxt.Reply;
        yield return seen.Mx.Reply;
        IEnumerable<AddressLookup?> lookups =
        [
            seen.PolicyHost.Addresses,
            seen.OwnAddresses,
            .. from host in seen.MailHosts select host.Addresses,
            .. from destination in seen.ReportDestinations select destination.Addresses,
        ];
        foreach (var lookup in lookups)
        {
            yield return lookup?.V4;
            yield return lookup?.V6;
        }

        foreach (var destination in seen.ReportDestinations)
        {
            yield return destination.Mx?.Reply;
        }

        foreach (var misplaced in seen.Misplaced)
        {
            yield return misplaced.Reply;
        }

        foreach (var reply in NeighbourReplies.Of(seen))
        {
            yield return reply;
        }

        yield return seen.Control;
    }
}

/// <summary>One DNS question and its answer.</summary>
public sealed record DnsView
{
    public required string Question { get; init; }

    public required string Answer { get; init; }

    public required ImmutableArray<string> Aliases { get; init; }

    public required string Ttl { get; init; }

    public required bool IsAuthenticated { get; init; }

    public required string Server { get; init; }

    internal static DnsView Of(DnsReply reply) => new()
    {
        Question = $"{reply.Type.ToString().ToUpperInvariant()} {Shown.Of(reply.Name, 260)}",
        Answer = Shown.Of(reply.Words, 200),
        Aliases = [.. from alias in reply.Aliases.Take(16) select Shown.Of(alias, 260)],
        Ttl = reply.Ttl is { } ttl ? string.Create(CultureInfo.InvariantCulture, $"{ttl} s") : "",
        IsAuthenticated = reply.Authenticated,
        Server = Shown.Of(reply.Server ?? "", 80),
    };
}

/// <summary>What a server said.</summary>
public sealed record TalkView(string Who, ImmutableArray<string> Lines);
