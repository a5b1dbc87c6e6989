using System.Globalization;
using Sealpost.Core.Observations;
using Sealpost.Core.Reading;
using Sealpost.Core.Reporting;

namespace Sealpost.Core.Rendering.Text;

/// <summary>What there is: record, policy, TLS reports, and every mail server with its addresses.</summary>
internal sealed class OverviewText(TextPage page, Palette palette)
{
    private const int LabelWidth = 13;
    private const string Indent = "  ";

    // What STARTTLS and protocol take, and what a certificate needs to be readable beside them.
    private const int Before = 21;
    private const int CertificateWidth = 11;

    public void Write(CheckReport report)
    {
        var reading = report.Reading;
        Row("Record", Overview.Record(reading));
        Row("Policy", Overview.Policy(reading));
        Row("TLS reports", Overview.TlsRpt(reading));
        Row("DANE", Overview.Dane(reading));
        Row("SPF", SpfOverview.Record(reading));
        if (SpfOverview.Sum(reading) is { } sum)
        {
            Row("", sum);
        }

        Row("DKIM", DkimWords.Of(reading.Dkim));
        Row("DMARC", DmarcWords.Of(reading.Dmarc));
        if (reading.Mail.Hosts.IsEmpty)
        {
            Row("Mail servers", "none");
            return;
        }

        page.Gap();
        WriteHosts(reading);
    }

    private void Row(string label, string text) =>
        page.Paragraph(palette.Bold(TextColumns.Pad(label, LabelWidth)), LabelWidth, SafeText.Of(text));

    private void WriteHosts(DomainReading reading)
    {
        var probes = (from pair in reading.Mail.Probes select pair.Probe).ToList();
        var width = Math.Max(20, probes.Select(static probe => probe.Address.ToString().Length).DefaultIfEmpty().Max());
        if (probes.Count > 0 && HasRoomForColumns(width))
        {
            page.Line(palette.Bold(
                $"{TextColumns.Pad("Mail servers", width + Indent.Length)}  STARTTLS  TLS      Certificate"));
        }
        else
        {
            page.Line(palette.Bold("Mail servers"));
        }

        foreach (var host in reading.Mail.Hosts)
        {
            WriteHost(reading, host, width);
        }
    }

    private void WriteHost(DomainReading reading, MailHostReading host, int width)
    {
        var preference = string.Create(CultureInfo.InvariantCulture, $"{host.Host.Preference} ");
        var coverage = SafeText.Of(Overview.Coverage(reading, host));
        page.Paragraph(palette.Dim(preference), preference.Length, $"{SafeText.Of(host.Name)}, {coverage}");
        if (host.Probes.IsEmpty)
        {
            page.Paragraph(Indent, Indent.Length, WithoutProbe(host), palette.Dim);
        }

        foreach (var probe in host.Probes)
        {
            WriteProbe(probe, width);
        }
    }

    private void WriteProbe(ProbeReading probe, int width)
    {
        if (!HasRoomForColumns(width))
        {
            WriteList(probe);
            return;
        }

        var address = TextColumns.Pad(probe.Address.ToString(), width);
        if (probe.StartTls is Answer.Undetermined)
        {
            page.Paragraph(
                $"{Indent}{address}  ", Indent.Length + width + 2, SafeText.Of($"not seen: {probe.Because}"));
            return;
        }

        var isGood = probe.Standing is Standing.Passes;
        var startTls = TextColumns.Pad(Overview.StartTls(probe), 8);
        var protocol = TextColumns.Pad(Overview.Protocol(probe), 7);
        page.Paragraph(
            $"{Indent}{address}  {Colour(probe.StartTls is Answer.Yes, startTls)}  {protocol}  ",
            Indent.Length + width + Before,
            SafeText.Of(Overview.Certificate(probe)),
            line => Colour(isGood, line));
    }

    private void WriteList(ProbeReading probe)
    {
        string[] words = probe switch
        {
            { StartTls: Answer.Undetermined } => [$"not seen: {probe.Because}"],
            { Probe: MxProbe.Secured or MxProbe.NoTls } =>
                [$"STARTTLS {Overview.StartTls(probe)}", $"handshake {Overview.Protocol(probe)}", Overview.Certificate(probe)],
            _ => [$"STARTTLS {Overview.StartTls(probe)}", Overview.Certificate(probe)],
        };
        page.Line(Indent + probe.Address);
        page.Paragraph(
            Indent + Indent,
            Indent.Length * 2,
            SafeText.Of(string.Join(", ", words)),
            probe.StartTls is Answer.Undetermined ? null : line => Colour(probe.Standing is Standing.Passes, line));
    }

    private bool HasRoomForColumns(int width) => page.Width >= Indent.Length + width + Before + CertificateWidth;

    private string Colour(bool isGood, string text) => palette.Toned(isGood ? Tone.Good : Tone.Bad, text);

    private static string WithoutProbe(MailHostReading host) => host switch
    {
        { IsAddress: true } => "an IP address, where a name belongs",
        { Addresses: AddressReading.None } => "has no address",
        { Addresses: AddressReading.ServersFail } => "the name servers fail for it",
        { Host.Addresses: null } => "not looked at: there are more mail servers than are tried",
        _ => "its addresses could not be looked up",
    };
}
