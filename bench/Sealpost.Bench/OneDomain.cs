using System.Diagnostics;
using System.Globalization;
using Sealpost.Core.Observations;
using Sealpost.Core.Observations.Json;

namespace Sealpost.Bench;

/// <summary>
/// How long the built command takes for one domain, beside the slowest chain of network round trips that it had to wait
/// for.
/// </summary>
internal static class OneDomain
{
    private const int Warmups = 3;
    private const int Runs = 31;

    /// <summary>Runs <c>BINARY check OPTIONS… --save FILE DOMAIN</c> again and again and prints the medians.</summary>
    public static int Run(string binary, IReadOnlyList<string> arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), $"sealpost-bench-{Environment.ProcessId}.json");
        var walls = new List<double>();
        var rests = new List<double>();
        var chain = (Words: "", Milliseconds: 0.0);
        try
        {
            for (var run = 0; run < Warmups + Runs; run++)
            {
                var wall = Time(binary, ["check", "--quiet", "--save", file, .. arguments]);
                if (!ObservationJson.TryRead(File.ReadAllBytes(file), out var seen, out var fault))
                {
                    Console.Error.WriteLine($"{file}: {fault}");
                    return 1;
                }

                if (run >= Warmups)
                {
                    chain = Slowest(seen);
                    walls.Add(wall);
                    rests.Add(wall - chain.Milliseconds);
                }
            }
        }
        finally
        {
            File.Delete(file);
        }

        Console.WriteLine($"slowest chain (last run): {chain.Words}");
        Console.WriteLine(Line("whole process, ms", walls));
        Console.WriteLine(Line("beyond the slowest chain, ms", rests));
        return 0;
    }

    private static double Time(string binary, IReadOnlyList<string> arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(binary, arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{binary} did not start");
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    // MX, then the host's addresses, then its probe; or the policy host's addresses, then the fetch; or a TXT and what
    // hangs on it.
    private static (string Words, double Milliseconds) Slowest(DomainObservation seen)
    {
        var chains =
            from host in seen.MailHosts
            from probe in host.Probes
            let addresses = Longest(host.Addresses)
            select Chain(
                ("MX", seen.Mx.Reply.Milliseconds),
                ($"addresses of {host.Name}", addresses),
                ($"SMTP and TLS with {probe.Address}", probe.Milliseconds));
        var fetches =
            from fetch in seen.PolicyHost.Fetches
            select Chain(
                ("addresses of the policy host", Longest(seen.PolicyHost.Addresses)),
                ($"HTTPS with {fetch.Address}", fetch.Milliseconds));
        var texts =
            from reply in (DnsReply[])[seen.StsTxt.Reply, seen.TlsRptTxt.Reply]
            select Chain((reply.Name, reply.Milliseconds));
        return chains.Concat(fetches).Concat(texts).MaxBy(static one => one.Milliseconds);
    }

    private static double Longest(AddressLookup? lookup) =>
        lookup is null ? 0 : Math.Max(lookup.V4.Milliseconds, lookup.V6.Milliseconds);

    private static (string Words, double Milliseconds) Chain(params (string Name, double Milliseconds)[] links) => (
        string.Join(
            " → ",
            from link in links
            select string.Create(CultureInfo.InvariantCulture, $"{link.Name} {link.Milliseconds:0.0}")),
        links.Sum(static link => link.Milliseconds));

    private static string Line(string name, List<double> values)
    {
        values.Sort();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: median {values[values.Count / 2]:0.0}, least {values[0]:0.0}, most {values[^1]:0.0}");
    }
}
