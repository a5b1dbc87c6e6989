using System.Globalization;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Rendering.Markdown;

/// <summary>What there is, as two tables.</summary>
internal static class MarkdownOverview
{
    public static void Write(DomainReading reading, TextWriter output)
    {
        output.Write("\n| | |\n| --- | --- |\n");
        output.Write($"| MTA-STS record | {MarkdownText.CodeCell(Overview.Record(reading))} |\n");
        output.Write($"| Policy | {MarkdownText.CodeCell(Overview.Policy(reading))} |\n");
        output.Write($"| TLS reports | {MarkdownText.CodeCell(Overview.TlsRpt(reading))} |\n");
        output.Write($"| DANE | {MarkdownText.Escape(Overview.Dane(reading))} |\n");
        output.Write($"| SPF record | {MarkdownText.CodeCell(SpfOverview.Record(reading))} |\n");
        if (SpfOverview.Sum(reading) is { } sum)
        {
            output.Write($"| SPF look-ups | {MarkdownText.Escape(sum)} |\n");
        }

        output.Write($"| DKIM | {MarkdownText.CodeCell(DkimWords.Of(reading.Dkim))} |\n");
        output.Write($"| DMARC | {MarkdownText.CodeCell(DmarcWords.Of(reading.Dmarc))} |\n");
        if (reading.Mail.Hosts.IsEmpty)
        {
            return;
        }

        output.Write(
            "\n| mail server | address | STARTTLS | TLS | certificate | policy |\n"
            + "| --- | --- | --- | --- | --- | --- |\n");
        foreach (var host in reading.Mail.Hosts)
        {
            WriteHost(reading, host, output);
        }
    }

    private static void WriteHost(DomainReading reading, MailHostReading host, TextWriter output)
    {
        var name = string.Create(
            CultureInfo.InvariantCulture, $"{host.Host.Preference} {MarkdownText.CodeCell(host.Name)}");
        var coverage = MarkdownText.Escape(Overview.Coverage(reading, host));
        if (host.Probes.IsEmpty)
        {
            output.Write($"| {name} | | | | | {coverage} |\n");
        }

        foreach (var probe in host.Probes)
        {
            output.Write($"| {name} | {MarkdownText.CodeCell(probe.Address.ToString())} | {Overview.StartTls(probe)} ");
            output.Write(
                $"| {Overview.Protocol(probe)} | {MarkdownText.Escape(Overview.Certificate(probe))} | {coverage} |\n");
        }
    }
}
