using System.Globalization;
using System.Net;
using Sealpost.Core.Observations;
using Sealpost.Probes.Dns;
using Sealpost.Probes.Https;
using Sealpost.Probes.Scanning;
using Sealpost.Probes.Smtp;

namespace Sealpost.Probes.Tests.Scanning;

/// <summary>What a scan holds does not grow with the names it has seen, but for some octets a name.</summary>
public sealed class ScanMemoryTests
{
    private const int Few = 20_000;
    private const int Many = 200_000;
    private const double MostPerName = 40;

    [Fact]
    public async Task Memory_is_flat()
    {
        var silence = new EmptyInternet();
        var scan = new DomainScan(
            silence, silence, silence, new() { Neighbours = false }, new() { AtOnce = 64 }, null, TimeProvider.System);
        var known = new NameSet();
        var count = 0;
        long early = 0;

        await foreach (var _ in scan.RunAsync(
            NamesAsync(), static result => result.Number, known, TestContext.Current.CancellationToken))
        {
            if (++count == Few)
            {
                early = GC.GetTotalMemory(forceFullCollection: true);
            }
        }

        var late = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(known);
        Assert.Equal(Many, count);
        Assert.Equal(Many, known.Count);
        Assert.InRange((late - early) / (double)(Many - Few), double.MinValue, MostPerName);
    }

    [Fact]
    public void A_name_takes_few_octets_and_none_is_taken_for_another()
    {
        var names = new NameSet();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var number = 0; number < Many; number++)
        {
            Assert.True(names.Add(NameOf(number)));
        }

        var after = GC.GetTotalMemory(forceFullCollection: true);
        for (var number = 0; number < Many; number += 1000)
        {
            Assert.False(names.Add(NameOf(number)));
        }

        Assert.InRange((after - before) / (double)Many, double.MinValue, 25);
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"d{number}.example");

    private static async IAsyncEnumerable<string> NamesAsync()
    {
        await Task.Yield();
        for (var number = 0; number < Many; number++)
        {
            yield return NameOf(number);
        }
    }

    // Every domain has another mail server, so that nothing is worth remembering.
    private sealed class EmptyInternet : IResolver, IPolicySource, IMxProber
    {
        private int _mailServers;

        public Task<TxtLookup> TxtAsync(string name, CancellationToken timeUp, CancellationToken cancellationToken) =>
            Task.FromResult(new TxtLookup(Reply(name, DnsType.Txt, DnsOutcome.NoSuchName), []));

        public Task<MxLookup> MxAsync(string name, CancellationToken timeUp, CancellationToken cancellationToken) =>
            Task.FromResult(new MxLookup(Reply(name, DnsType.Mx, DnsOutcome.Answered), [new(10, $"mx.{name}")]));

        public Task<AddressLookup> AddressesAsync(
            string name, bool v4, bool v6, CancellationToken timeUp, CancellationToken cancellationToken)
        {
            var isMail = v4 && name.StartsWith("mx.", StringComparison.Ordinal);
            var number = isMail ? Interlocked.Increment(ref _mailServers) : 0;
            return Task.FromResult(new AddressLookup(
                Reply(name, DnsType.A, isMail ? DnsOutcome.Answered : DnsOutcome.NoSuchName),
                Reply(name, DnsType.Aaaa, DnsOutcome.NoSuchName),
                isMail ? [new IPAddress([20, (byte)(number >> 16), (byte)(number >> 8), (byte)number])] : []));
        }

        public Task<TlsaLookup> TlsaAsync(string name, CancellationToken timeUp, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("a scan leaves DANE aside");

        public Task<DnsReply> AliasAsync(string name, CancellationToken timeUp, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("a scan leaves DANE aside");

        public Task<ResolverTrial> TryAsync(DnsReply answer, CancellationToken timeUp, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("a scan leaves DANE aside");

        public Task<DnsReply> ControlAsync(CancellationToken timeUp, CancellationToken cancellationToken) =>
            Task.FromResult(Reply(".", DnsType.Ns, DnsOutcome.Answered));

        public Task<PolicyFetch> FetchAsync(
            string host, IPAddress address, CancellationToken timeUp, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("there is no policy host");

        public Task<MxProbe> ProbeAsync(
            string host, IPAddress address, CancellationToken timeUp, CancellationToken cancellationToken) =>
            Task.FromResult<MxProbe>(new MxProbe.NoStartTls { Address = address });

        private static DnsReply Reply(string name, DnsType type, DnsOutcome outcome) =>
            new() { Name = name, Type = type, Outcome = outcome };
    }
}
