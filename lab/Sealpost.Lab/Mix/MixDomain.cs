using System.Globalization;
using Sealpost.Lab.Dns;
using Sealpost.Lab.Table;

namespace Sealpost.Lab.Mix;

/// <summary>What is the matter with a domain of the mix.</summary>
internal enum MixKind
{
    None,
    Enforce,
    Testing,
    ModeNone,
    BrokenRecord,
    BrokenPolicy,
    Mismatch,
    BadCertificate,
    Unreachable,
}

/// <summary>
/// One of very many domains as they are met in the wild: by its number alone it is known what is the matter with it.
/// </summary>
/// <param name="Number">The number, from 0.</param>
internal sealed record MixDomain(int Number)
{
    private const int Providers = 20;
    private const int WebAddresses = 64;
    private const string Nobody = "127.0.99.1";

    // In hundredths, in the order of the kinds.
    private static readonly int[] Shares = [20, 40, 14, 1, 5, 5, 5, 5, 5];

    public string Name => string.Create(CultureInfo.InvariantCulture, $"m{Number}.test");

    public string PolicyHost => $"mta-sts.{Name}";

    // Neighbours in the list have different fates.
    public MixKind Kind
    {
        get
        {
            var left = (int)((long)Number * 37 % 100);
            var kind = 0;
            while (left >= Shares[kind])
            {
                left -= Shares[kind++];
            }

            return (MixKind)kind;
        }
    }

    /// <summary>Seven of ten have their mail at one of 20 providers.</summary>
    public bool HasProvider => Number / 100 % 10 < 7;

    /// <summary>The one mail server.</summary>
    public string MailHost => HasProvider ? ProviderHost(Number % Providers) : $"mx.{Name}";

    /// <summary>Three in a hundred have a mail server with a certificate for another name.</summary>
    public bool HasBadMail => !HasProvider && Number % 10 == 3;

    public string PolicyAddress => Kind is MixKind.Unreachable
        ? Nobody
        : string.Create(CultureInfo.InvariantCulture, $"127.0.80.{(Number % WebAddresses) + 1}");

    /// <summary>The addresses that policies are served at.</summary>
    public static IEnumerable<string> AllWebAddresses =>
        Enumerable.Range(1, WebAddresses).Select(static number => $"127.0.80.{number}");

    public CertificateKind Certificate => Kind is not MixKind.BadCertificate ? CertificateKind.Good
        : (Number / 100 % 3) switch
        {
            0 => CertificateKind.Expired,
            1 => CertificateKind.WrongName,
            _ => CertificateKind.UntrustedRoot,
        };

    public string Policy
    {
        get
        {
            var mode = Kind switch
            {
                MixKind.Testing => "testing",
                MixKind.ModeNone => "none",
                MixKind.BrokenPolicy => "enforced",
                _ => "enforce",
            };
            var host = Kind is MixKind.Mismatch ? "mx.elsewhere.test" : MailHost;
            return $"version: STSv1\r\nmode: {mode}\r\nmx: {host}\r\nmax_age: 604800\r\n";
        }
    }

    public Zone Zone
    {
        get
        {
            var lines = new List<string> { $"@ MX 10 {MailHost}." };
            if (!HasProvider)
            {
                lines.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"mx A 127.{2 + (Number / 62_500)}.{Number / 250 % 250}.{(Number % 250) + 1}"));
            }

            if (Kind is not MixKind.None)
            {
                var id = Kind is MixKind.BrokenRecord ? "not_an_id" : "20261101";
                lines.Add($"_mta-sts TXT \"v=STSv1; id={id}\"");
                lines.Add($"_smtp._tls TXT \"v=TLSRPTv1; rua=mailto:tls@{ProviderZone(Number % Providers)}\"");
                lines.Add($"mta-sts A {PolicyAddress}");
            }

            return new(Name, lines);
        }
    }

    /// <summary>The zones of the providers.</summary>
    public static IEnumerable<Zone> ProviderZones => Enumerable.Range(0, Providers).Select(static number => new Zone(
        ProviderZone(number),
        [
            $"@ MX 10 {ProviderHost(number)}.",
            string.Create(CultureInfo.InvariantCulture, $"mx A 127.1.{number}.1"),
        ]));

    private static string ProviderZone(int number) => string.Create(CultureInfo.InvariantCulture, $"provider{number}.test");

    private static string ProviderHost(int number) => $"mx.{ProviderZone(number)}";
}
