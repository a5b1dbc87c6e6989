using System.Globalization;
using Sealpost.Core.MtaSts;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Checks;

/// <summary>The very lines to publish.</summary>
internal static class Suggestion
{
    /// <summary>More hosts than this are no help to a person.</summary>
    private const int MostHosts = 20;

    /// <summary>
    /// An MTA-STS record: with a new id where the old one cannot stay, made from the time of the check.
    /// </summary>
    public static string StsRecord(DomainReading reading)
    {
        var id = reading.MtaSts.Record?.Value?.Id ?? NewId(reading);
        return $"_mta-sts.{reading.Domain}. IN TXT \"v=STSv1; id={id};\"";
    }

    /// <summary>The record with a new id, which tells senders to fetch the policy again.</summary>
    public static string StsRecordWithNewId(DomainReading reading) =>
        $"_mta-sts.{reading.Domain}. IN TXT \"v=STSv1; id={NewId(reading)};\"";

    /// <summary>A TLSRPT record: with the usable destinations there are, or an address at the domain.</summary>
    public static string TlsRptRecord(DomainReading reading)
    {
        var usable = string.Join(",", from uri in reading.TlsRpt.Destinations where uri.IsUsable select uri.Text);
        return $"_smtp._tls.{reading.Domain}. IN TXT \"v=TLSRPTv1; "
            + $"rua={(usable is "" ? $"mailto:tlsrpt@{reading.Domain}" : usable)}\"";
    }

    /// <summary>A policy that names the mail servers there are: in the mode the owner meant, or testing.</summary>
    public static string? Policy(DomainReading reading) =>
        Policy(reading, reading.MtaSts.Host.Policy?.Tolerant?.Mode ?? StsMode.Testing);

    /// <summary>A policy that names the mail servers there are.</summary>
    public static string? Policy(DomainReading reading, StsMode mode)
    {
        var meant = reading.MtaSts.Host.Policy?.Tolerant;
        var names = (from host in reading.Mail.Named where MxPattern.TryParse(host.Name, out _) select host.Name)
            .Take(MostHosts)
            .ToList();
        if (names.Count == 0)
        {
            return null;
        }

        string[] lines =
        [
            "version: STSv1",
            $"mode: {Word(mode)}",
            .. from name in names select $"mx: {name}",
            $"max_age: {(meant?.MaxAge is >= 604_800 and var age ? age : 604_800)}",
        ];
        return string.Join('\n', lines);
    }

    /// <summary>The lines a policy lacks to cover every mail server.</summary>
    public static string? MissingMx(DomainReading reading)
    {
        var lines = from host in reading.Mail.Named
                    where reading.CoveredBy(host) is null && MxPattern.TryParse(host.Name, out _)
                    select $"mx: {host.Name}";
        return lines.Any() ? string.Join('\n', lines.Take(MostHosts)) : null;
    }

    /// <summary>A mode as the policy spells it.</summary>
    public static string Word(StsMode mode) => mode switch
    {
        StsMode.Enforce => "enforce",
        StsMode.Testing => "testing",
        _ => "none",
    };

    private static string NewId(DomainReading reading) =>
        reading.Seen.At.UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
}
