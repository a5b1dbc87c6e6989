using System.Collections.Immutable;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;
using Sealpost.Core.Rendering;
using Sealpost.Web.Results;

namespace Sealpost.Web.Domains;

/// <summary>A mail server that is otherwise than before.</summary>
/// <param name="Name">The host; safe to show.</param>
/// <param name="Fate">Whether it came, went or stayed.</param>
/// <param name="Differences">What is otherwise; empty where it came or went.</param>
public sealed record ServerChange(string Name, LineFate Fate, ImmutableArray<FactChange> Differences)
{
    private const string NotSeen = "not seen";

    /// <summary>The mail servers that are otherwise, in the order of the later reading.</summary>
    internal static ImmutableArray<ServerChange> Of(DomainReading before, DomainReading now)
    {
        var old = Named(before);
        var young = Named(now);
        var stayed = from host in young.Values
                     where old.ContainsKey(Key(host))
                     let differences = FactChange.Of(Facts(before, old[Key(host)]), Facts(now, host))
                     where !differences.IsEmpty
                     select new ServerChange(Shown.Of(host.Name, 253), LineFate.Kept, differences);
        return
        [
            .. Alone(young, old, LineFate.Added),
            .. Alone(old, young, LineFate.Removed),
            .. stayed,
        ];
    }

    private static IEnumerable<ServerChange> Alone(
        Dictionary<string, MailHostReading> here, Dictionary<string, MailHostReading> there, LineFate fate) =>
        from host in here.Values
        where !there.ContainsKey(Key(host))
        select new ServerChange(Shown.Of(host.Name, 253), fate, []);

    // Names compare without regard to case; of several records of one name the first counts.
    private static Dictionary<string, MailHostReading> Named(DomainReading reading)
    {
        var named = new Dictionary<string, MailHostReading>();
        foreach (var host in reading.Mail.Hosts)
        {
            named.TryAdd(Key(host), host);
        }

        return named;
    }

    private static string Key(MailHostReading host) => host.Name.TrimEnd('.').ToLowerInvariant();

    private static IEnumerable<(string Name, string? Value)> Facts(DomainReading reading, MailHostReading host)
    {
        yield return ("Preference", $"{host.Host.Preference}");
        yield return ("Policy", Overview.Coverage(reading, host));
        yield return ("Addresses", string.Join(", ", host.Probes.Select(static probe => $"{probe.Address}").Order()));
        foreach (var probe in host.Probes)
        {
            // What was not looked at is not otherwise.
            var isKnown = probe.Probe is not (MxProbe.NotTried or MxProbe.Unfinished);
            yield return ($"STARTTLS at {probe.Address}", isKnown ? Overview.StartTls(probe) : null);
            yield return ($"TLS version at {probe.Address}", probe.Certificate is null ? null : Overview.Protocol(probe));
            yield return ($"Certificate at {probe.Address}", isKnown ? CertificateOf(probe) : null);
        }
    }

    private static string CertificateOf(ProbeReading probe) => probe.Certificate?.Own is { } own
        ? $"{Overview.Certificate(probe)}, issued by {own.Issuer}, SHA-256 {own.Sha256[..Math.Min(16, own.Sha256.Length)]}…"
        : probe.Because ?? NotSeen;
}

/// <summary>Something that has another value than before.</summary>
/// <param name="Name">What it is; safe to show, as all of it.</param>
/// <param name="Before">The earlier value.</param>
/// <param name="Now">The later value.</param>
public sealed record FactChange(string Name, string Before, string Now)
{
    /// <summary>What is otherwise; what is known on one side only, or not at all, is left out.</summary>
    internal static ImmutableArray<FactChange> Of(
        IEnumerable<(string Name, string? Value)> before, IEnumerable<(string Name, string? Value)> now)
    {
        var old = before.DistinctBy(static fact => fact.Name).ToDictionary(static fact => fact.Name, static fact => fact.Value);
        return
        [
            .. from fact in now
               where fact.Value is not null
               where old.GetValueOrDefault(fact.Name) is { } then && then != fact.Value
               select new FactChange(Shown.Of(fact.Name), Shown.Of(old[fact.Name]!), Shown.Of(fact.Value!)),
        ];
    }
}
