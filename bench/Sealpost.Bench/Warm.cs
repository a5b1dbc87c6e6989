using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Sealpost.Core.Checks;
using Sealpost.Core.Names;
using Sealpost.Core.Reporting;
using Sealpost.Probes;
using Sealpost.Probes.Tls;

namespace Sealpost.Bench;

/// <summary>One domain again and again in a process that is warm: looked at, judged.</summary>
internal static class Warm
{
    private const int Warmups = 300;
    private const int Checks = 301;

    /// <summary>Looks at each domain of the lab, with the neighbours (SPF, DKIM, DMARC, DANE) and without.</summary>
    public static async Task<int> RunAsync(string resolver, string authorities, IReadOnlyList<string> domains)
    {
        foreach (var neighbours in (bool[])[false, true])
        {
            var options = new ProbeOptions
            {
                Resolvers = [new(IPAddress.Parse(resolver), 53)],
                Roots = TrustedRoots.OfFile(authorities),
                AssumedPublic = [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")],
                Neighbours = neighbours,
            };
            var observer = Observer.Create(options, TimeProvider.System);
            foreach (var text in domains)
            {
                if (!DomainName.TryParse(text, out var domain, out var fault))
                {
                    Console.Error.WriteLine($"{text}: {fault}");
                    return 1;
                }

                await MeasureAsync(observer, domain, neighbours);
            }
        }

        return 0;
    }

    private static async Task MeasureAsync(Observer observer, DomainName domain, bool neighbours)
    {
        var milliseconds = new List<double>();
        var outcome = default(Outcome);
        for (var run = 0; run < Warmups + Checks; run++)
        {
            var start = Stopwatch.GetTimestamp();
            var seen = await observer.ObserveAsync(domain, null, CancellationToken.None);
            outcome = CheckReport.Judge(seen, Catalog.All).Outcome;
            if (run >= Warmups)
            {
                milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        milliseconds.Sort();
        Console.WriteLine(new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"{domain}{(neighbours ? ", with the neighbours" : "")} ({outcome}), ms: median {milliseconds[Checks / 2]:0.0}, "
            + $"least {milliseconds[0]:0.0}, 95 % {milliseconds[Checks * 95 / 100]:0.0}"));
    }
}
