using Sealpost.Core.Checks;
using Sealpost.Core.Observations;

namespace Sealpost.Core.Tests.Documents;

/// <summary>A page leaves out no kind of verdict that its check gives.</summary>
public sealed class VerdictTests
{
    private static readonly DnsOutcome[] Outcomes =
        [DnsOutcome.TimedOut, DnsOutcome.NoSuchName, DnsOutcome.NoData, DnsOutcome.ServerFailure];

    private static readonly MxProbe[] Probes =
    [
        new MxProbe.NoConnection(ConnectFault.TimedOut, "timed out") { Address = ExampleDomain.Address },
        new MxProbe.NoStartTls { Address = ExampleDomain.Address },
        new MxProbe.TurnedAway(SmtpStage.Greeting, 554) { Address = ExampleDomain.Address },
        new MxProbe.NoTls(TlsFault.Closed, "closed") { Address = ExampleDomain.Address },
        new MxProbe.NotTried(NotTriedReason.NotPublic) { Address = ExampleDomain.Address },
    ];

    private static readonly ExampleDomain[] Domains =
    [
        new(),
        .. from outcome in Outcomes select new ExampleDomain { StsOutcome = outcome },
        .. from outcome in Outcomes select new ExampleDomain { TlsRptOutcome = outcome },
        .. from outcome in Outcomes select new ExampleDomain { SpfOutcome = outcome },
        .. from outcome in Outcomes select new ExampleDomain { PolicyHostOutcome = outcome },
        .. from outcome in Outcomes select new ExampleDomain { MxOutcome = outcome },
        .. from outcome in Outcomes select new ExampleDomain { MailHostOutcome = outcome },
        .. from outcome in Outcomes select new ExampleDomain { NeighbourOutcome = outcome },
        new() { DmarcRecords = ["v=DMARC1; p=reject", "v=DMARC1; p=none"] },
        .. from probe in Probes select new ExampleDomain { Probe = probe },
        new() { StsRecords = ["v=STSv1; id=a;", "v=STSv1; id=b;"], TlsRptRecords = ["v=TLSRPTv1;", "v=TLSRPTv1;"] },
        new() { StsRecords = ["v=STSv1 ; id=a;", "x"], TlsRptRecords = ["v=TLSRPTv1 ; rua=mailto:a@example.com", "x"] },
        new() { TlsRptRecords = ["v=TLSRPTv1; rua=https://reports.example.net/tls"] },
        new() { Answer = ExampleAnswer.Read("HTTP/1.1 404 Not Found") },
        new() { Answer = ExampleAnswer.Read("HTTP/1.1 200 OK\nContent-Encoding: gzip") },
        new() { Answer = ExampleAnswer.Of("<html>") },
        new() { Answer = ExampleAnswer.Of("version: STSv1\nmode: none\nmax_age: 86400\n") },
        new() { Answer = ExampleAnswer.Of("version: STSv1\nmode: enforce\nmx: mail.example.net\nmax_age: 86400\n") },
        new() { SpfRecords = ["v=spf1 a", "v=spf1 mx"] },
        new() { SpfRecords = ["v=spf1 foo"] },
        new() { SpfRecords = ["v=spf1 include:example.com +all"] },
        new() { SpfRecords = ["v=spf1 redirect=%{i}.example.net"] },
        new() { SpfRecords = [], Mx = ["0 ."] },
        new() { Mx = ["0 ."] },
        new() { Mx = ["10 192.0.2.25"] },
    ];

    public static TheoryData<string> Ids => [.. from check in Catalog.All select check.Id];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_says_of_every_verdict_that_the_check_gives_when_it_does(string id)
    {
        var check = Catalog.Find(id)!;
        var judged = CheckPage.Of(check).Section("How it is judged");
        var given = (from domain in Domains select Word(check.Judge(domain.Read()))).ToHashSet();
        Assert.Empty(from word in given where !judged.Contains(word, StringComparison.Ordinal) select word);
    }

    // They are how a reader gets from a verdict to the cause.
    [Fact]
    public void Every_check_that_a_verdict_names_exists() =>
        Assert.Empty(from domain in Domains
                     let reading = domain.Read()
                     from check in Catalog.All
                     let because = check.Judge(reading) switch
                     {
                         Verdict.Moot moot => moot.Because,
                         Verdict.Unseen unseen => unseen.Because,
                         _ => "",
                     }
                     from id in Words.CheckIds(because)
                     where Catalog.Find(id) is null
                     select $"{check.Id}: {because}");

    private static string Word(Verdict verdict) => $"**{verdict.GetType().Name.ToLowerInvariant()}**";
}
