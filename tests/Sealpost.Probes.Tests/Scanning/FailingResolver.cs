using Sealpost.Core.Observations;
using Sealpost.Probes.Dns;
using Sealpost.Testing;

namespace Sealpost.Probes.Tests.Scanning;

/// <summary>A resolver that answers nobody between two counts of questions.</summary>
internal sealed class FailingResolver(SmallInternet inner, int from, int to) : IResolver
{
    private int _asked;
    private int _failed;

    public int Failed => _failed;

    private bool Fails
    {
        get
        {
            var asked = Interlocked.Increment(ref _asked);
            var fails = asked > from && asked < to;
            Interlocked.Add(ref _failed, fails ? 1 : 0);

            // Each control question brings the end of the outage nearer.
            return fails;
        }
    }

    public async Task<TxtLookup> TxtAsync(string name, CancellationToken timeUp, CancellationToken cancellationToken) =>
        Fails ? new(await SilenceAsync(name, DnsType.Txt), []) : await inner.TxtAsync(name, timeUp, cancellationToken);

    public async Task<MxLookup> MxAsync(string name, CancellationToken timeUp, CancellationToken cancellationToken) =>
        Fails ? new(await SilenceAsync(name, DnsType.Mx), []) : await inner.MxAsync(name, timeUp, cancellationToken);

    public async Task<AddressLookup> AddressesAsync(
        string name, bool v4, bool v6, CancellationToken timeUp, CancellationToken cancellationToken) =>
        Fails
            ? new(await SilenceAsync(name, DnsType.A), await SilenceAsync(name, DnsType.Aaaa), [])
            : await inner.AddressesAsync(name, v4, v6, timeUp, cancellationToken);

    public Task<TlsaLookup> TlsaAsync(string name, CancellationToken timeUp, CancellationToken cancellationToken) =>
        inner.TlsaAsync(name, timeUp, cancellationToken);

    public Task<DnsReply> AliasAsync(string name, CancellationToken timeUp, CancellationToken cancellationToken) =>
        inner.AliasAsync(name, timeUp, cancellationToken);

    public Task<ResolverTrial> TryAsync(DnsReply answer, CancellationToken timeUp, CancellationToken cancellationToken) =>
        inner.TryAsync(answer, timeUp, cancellationToken);

    public async Task<DnsReply> ControlAsync(CancellationToken timeUp, CancellationToken cancellationToken)
    {
        if (_asked > from && _asked < to)
        {
            Interlocked.Add(ref _asked, 1000);
            return await SilenceAsync(".", DnsType.Ns);
        }

        return new() { Name = ".", Type = DnsType.Ns, Outcome = DnsOutcome.Answered };
    }

    private static async Task<DnsReply> SilenceAsync(string name, DnsType type)
    {
        await Task.Delay(30);
        return new() { Name = name, Type = type, Outcome = DnsOutcome.TimedOut };
    }
}
