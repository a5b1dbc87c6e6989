using System.Collections.Immutable;
using System.Globalization;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Reading;

namespace Sealpost.Web.Results;

/// <summary>Which pattern covers which mail server, as a picture: hosts left, patterns right, lines between.</summary>
public sealed record CoverageView
{
    private const int Most = 24;

    public required ImmutableArray<HostEnd> Hosts { get; init; }

    public required int MoreHosts { get; init; }

    public required ImmutableArray<PatternEnd> Patterns { get; init; }

    public required int MorePatterns { get; init; }

    public required ImmutableArray<CoverageLine> Lines { get; init; }

    /// <summary>The picture in words.</summary>
    public required string Words { get; init; }

    /// <summary>Rows of the taller side.</summary>
    public int Rows => Math.Max(Hosts.Length, Patterns.Length);

    /// <summary>The picture; null where there is no policy, or nothing it could cover.</summary>
    internal static CoverageView? Of(DomainReading reading)
    {
        if (reading.Patterns.IsEmpty || reading.Mail.Hosts.IsEmpty)
        {
            return null;
        }

        var hosts = reading.Mail.Hosts.Take(Most).ToImmutableArray();
        var patterns = Ordered(reading, hosts);
        var lines = ImmutableArray.CreateBuilder<CoverageLine>();
        var rows = Math.Max(hosts.Length, patterns.Length);
        for (var at = 0; at < hosts.Length; at++)
        {
            var pattern = reading.CoveredBy(hosts[at]);
            var to = pattern is null ? -1 : patterns.IndexOf(pattern);
            double? end = to < 0 ? null : Middle(to, patterns.Length, rows);
            lines.Add(new(Middle(at, hosts.Length, rows), end, pattern is not null && to < 0));
        }

        var used = (from host in reading.Mail.Hosts select reading.CoveredBy(host)).OfType<MxPattern>().ToHashSet();
        return new()
        {
            Hosts =
            [
                .. from host in hosts
                   let isCovered = reading.CoveredBy(host) is not null
                   select new HostEnd(Shown.Of(host.Name, 120), isCovered),
            ],
            MoreHosts = reading.Mail.Hosts.Length - hosts.Length,
            Patterns = [.. from one in patterns select new PatternEnd(Shown.Of(one.Text, 120), used.Contains(one))],
            MorePatterns = reading.Patterns.Distinct().Count() - patterns.Length,
            Lines = lines.ToImmutable(),
            Words = WordsOf(reading),
        };
    }

    // Patterns stand beside the hosts they cover, so that few lines cross; those that cover none come last.
    private static ImmutableArray<MxPattern> Ordered(DomainReading reading, ImmutableArray<MailHostReading> hosts)
    {
        var places = new Dictionary<MxPattern, (int Sum, int Count)>();
        for (var at = 0; at < hosts.Length; at++)
        {
            if (reading.CoveredBy(hosts[at]) is { } pattern)
            {
                var (sum, count) = places.GetValueOrDefault(pattern);
                places[pattern] = (sum + at, count + 1);
            }
        }

        return
        [
            .. reading.Patterns.Distinct()
                .OrderBy(one => places.TryGetValue(one, out var place) ? (double)place.Sum / place.Count : double.MaxValue)
                .Take(Most),
        ];
    }

    // The shorter side stands in the middle of the taller one.
    private static double Middle(int at, int count, int rows) => at + 0.5 + ((rows - count) / 2.0);

    private static string WordsOf(DomainReading reading)
    {
        var covered = reading.Mail.Hosts.Count(host => reading.CoveredBy(host) is not null);
        var bare = reading.Mail.Hosts.Where(host => reading.CoveredBy(host) is null).Take(5).ToList();
        var names = string.Join(", ", from host in bare select Shown.Of(host.Name, 120));
        var all = reading.Mail.Hosts.Length;
        if (covered == all)
        {
            return all switch
            {
                1 => "The policy covers the mail server.",
                2 => "The policy covers both mail servers.",
                _ => string.Create(CultureInfo.InvariantCulture, $"The policy covers all {all} mail servers."),
            };
        }

        return string.Create(CultureInfo.InvariantCulture, $"The policy covers {covered} of {all} mail servers")
            + $"; not {names}{(all - covered > 5 ? " and others" : "")}.";
    }
}

/// <summary>A mail server on the left.</summary>
public sealed record HostEnd(string Name, bool IsCovered);

/// <summary>A pattern on the right.</summary>
public sealed record PatternEnd(string Text, bool IsUsed);

/// <summary>A line from a host to the pattern that covers it.</summary>
/// <param name="From">How far down it begins, in rows.</param>
/// <param name="To">How far down it ends, in rows; null where no pattern fits, or the one that does is not shown.</param>
/// <param name="IsCut">Whether the pattern is one of those not shown.</param>
public sealed record CoverageLine(double From, double? To, bool IsCut);
