using System.Collections.Immutable;
using System.Text;
using Sealpost.Core.Checks;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Observations;
using Sealpost.Core.Observations.Json;
using Sealpost.Core.Rendering.Json;
using Sealpost.Core.Reporting;
using Sealpost.Core.Spf;
using Sealpost.Core.TlsRpt;

namespace Sealpost.Bench;

/// <summary>
/// What is measured: one method a hot path. The timed benchmarks and the test on allocations share it.
/// </summary>
public sealed class Workloads
{
    private readonly byte[] _record = "v=STSv1; id=20261101T000000;"u8.ToArray();
    private readonly byte[] _tlsRpt =
        "v=TLSRPTv1; rua=mailto:tlsrpt@example.com,https://reports.example/v1/tls"u8.ToArray();
    private readonly byte[] _spf =
        "v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 mx include:_spf.example.net exists:%{i}._spf.%{d} ~all"u8.ToArray();
    private readonly byte[] _policy =
        "version: STSv1\nmode: enforce\nmx: mx1.example.com\nmx: *.example.net\nmax_age: 2419200\n"u8.ToArray();
    private readonly byte[] _large;
    private readonly MxPattern _pattern;
    private readonly DomainObservation _seen;
    private readonly CheckReport _report;

    /// <summary>Prepares the inputs.</summary>
    /// <param name="repository">Where the repository is.</param>
    public Workloads(string repository)
    {
        _large = Large();
        _pattern =
            MxPattern.TryParse("*.mail.example.com", out var pattern) ? pattern : throw new InvalidDataException();
        var saved = File.ReadAllBytes(Path.Combine(repository, "testdata", "observations", "healthy.json"));
        _seen =
            ObservationJson.TryRead(saved, out var seen, out var fault) ? seen : throw new InvalidDataException(fault);
        _report = CheckReport.Judge(_seen, Catalog.All);
    }

    /// <summary>Every workload by its name.</summary>
    public ImmutableArray<(string Name, Func<object?> Run)> All =>
    [
        ("parse a record", () => StsRecordParser.Parse(_record)),
        ("parse a TLSRPT record", () => TlsRptRecordParser.Parse(_tlsRpt)),
        ("parse an SPF record", () => SpfRecordParser.Parse(_spf)),
        ("parse a policy", () => StsPolicyParser.Parse(_policy)),
        ("parse a policy of 64 KiB", () => StsPolicyParser.Parse(_large)),
        ("match a host", () => _pattern.Matches("mx1.mail.example.com") ? _pattern : null),
        ("judge a domain", () => CheckReport.Judge(_seen, Catalog.All)),
        ("render JSON", () => JsonReport.Line(_report)),
    ];

    private static byte[] Large()
    {
        var text = new StringBuilder("version: STSv1\nmode: enforce\nmax_age: 2419200\n");
        for (var host = 0; text.Length < 65_500; host++)
        {
            text.Append("mx: mx").Append(host).Append(".example.com\n");
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
