using Sealpost.Core.MtaSts;
using Sealpost.Core.Observations;
using Sealpost.Core.Publishing;
using Sealpost.Core.Rendering.Json;
using Sealpost.Core.Rendering.Markdown;
using Sealpost.Core.Rendering.Text;
using Sealpost.Core.Tests.Publishing;
using Sealpost.Core.Tests.Scenarios;
using static Sealpost.Core.Tests.Scenarios.Healthy;

namespace Sealpost.Core.Tests.Rendering;

public sealed class PublicationSnapshotTests
{
    [Fact]
    public void A_first_policy() => Hold("first", PublicationTests.Ready(PublicationTests.Unpublished, new()));

    [Fact]
    public void An_enforced_policy_that_would_stop_mail() => Hold("enforce", PublicationTests.Ready(
        Domain
            .WithHosts(
                MailHost("contoso-com.mail.protection.outlook.com", 10, "192.0.2.25"),
                Domain.MailHosts[0] with { Preference = 20, Probes = [new MxProbe.NoStartTls { Address = Domain.MailHosts[0].Probes[0].Address }] },
                new MailHost { Name = "192.0.2.1", Preference = 30 }),
        new() { Mode = StsMode.Enforce }));

    [Fact]
    public void Senders_as_text() => Snapshot.Hold("senders.plain", Text("disputed"));

    [Fact]
    public void Senders_of_a_hostile_domain() => Snapshot.Hold("senders-hostile.plain", Text("hostile"));

    [Fact]
    public void Senders_as_markdown()
    {
        using var output = new StringWriter();
        MarkdownReport.Write(Seen.Report("uncovered"), output, isVerbose: false, senders: true);
        Snapshot.Hold("senders.markdown", output.ToString());
    }

    private static void Hold(string name, Publication publication)
    {
        using var text = new StringWriter();
        PublicationText.Write(publication, text, TextLayout.Plain);
        Snapshot.Hold($"publication-{name}.plain", text.ToString());

        using var zone = new StringWriter();
        PublicationZone.Write(publication, zone);
        Snapshot.Hold($"publication-{name}.zone", zone.ToString());
        Snapshot.Hold($"publication-{name}.json", PublicationJson.Indented(publication, diff: true) + "\n");
    }

    private static string Text(string name)
    {
        using var output = new StringWriter();
        TextReport.Write(Seen.Report(name), output, TextLayout.Plain with { Senders = true });
        return output.ToString();
    }
}
