using System.Net;
using Sealpost.Core.Observations;
using Sealpost.Probes.Connections;
using Sealpost.Probes.Smtp;
using Sealpost.Probes.Tests.Tls;
using Sealpost.Probes.Tls;

namespace Sealpost.Probes.Tests.Smtp;

public sealed class MxProberTests : IDisposable
{
    private const string Host = "mx1.example.com";

    private const string Polite = """
        S: 220-mx1.example.com ESMTP
        S: 220 at your service
        C: EHLO probe.example.com
        S: 250-mx1.example.com
        S: 250-SIZE 1000
        S: 250 starttls
        C: STARTTLS
        S: 220 Go ahead
        (starttls)
        C: EHLO probe.example.com
        S: 250-mx1.example.com
        S: 250 REQUIRETLS
        C: QUIT
        S: 221 Bye
        """;

    private static readonly TestAuthority Root = TestAuthority.Root();

    private readonly string _roots = Path.GetTempFileName();
    private readonly ProbeOptions _options = new()
    {
        AssumedPublic = [IPNetwork.Parse("127.0.0.0/8")],
        EhloName = "probe.example.com",
    };

    public MxProberTests()
    {
        File.WriteAllText(_roots, Root.Certificate.ExportCertificatePem());
        _options.Roots = TrustedRoots.OfFile(_roots);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_roots);

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(7)]
    [InlineData(1)]
    public async Task Talks_to_a_server_until_tls_stands(int step)
    {
        await using var server = new MailServer(Polite, Root.Leaf(Host), step);

        var secured = Assert.IsType<MxProbe.Secured>(await ProbeAsync(server));

        Assert.Equal(ChainEnd.TrustedRoot, secured.Tls.Chain.End);
        Assert.Equal("TLS 1.3", secured.Tls.Protocol);
        Assert.Equal(
            [
                "220-mx1.example.com ESMTP", "220 at your service", "250-mx1.example.com", "250-SIZE 1000",
                "250 starttls", "220 Go ahead",
            ],
            secured.Lines);
        Assert.Equal(["250-mx1.example.com", "250 REQUIRETLS"], secured.SecureLines);
        Assert.Null(secured.AfterStartTls);
        Assert.Equal(Host, Assert.Single(server.ServerNames));
        Assert.Equal(["EHLO probe.example.com", "STARTTLS", "EHLO probe.example.com", "QUIT"], server.Heard);
    }

    [Fact]
    public async Task Replies_that_come_all_at_once_are_taken_one_by_one()
    {
        await using var server = new MailServer(
            """
            R: 220 mx1\r\n250-mx1\r\n250 STARTTLS\r\n
            C: EHLO
            C: STARTTLS
            S: 220 Go
            (starttls)
            """,
            Root.Leaf(Host));

        Assert.IsType<MxProbe.Secured>(await ProbeAsync(server));
    }

    [Fact]
    public async Task A_server_without_starttls_is_left_politely()
    {
        await using var server = new MailServer("""
            S: 220 mx1
            C: EHLO
            S: 250-mx1 STARTTLS
            S: 250 XSTARTTLS
            C: QUIT
            S: 221 Bye
            """);

        var probe = Assert.IsType<MxProbe.NoStartTls>(await ProbeAsync(server));

        Assert.Equal(["220 mx1", "250-mx1 STARTTLS", "250 XSTARTTLS"], probe.Lines);
        Assert.Equal(["EHLO probe.example.com", "QUIT"], server.Heard);
    }

    [Theory]
    [InlineData("S: 421 Busy\nC: QUIT\nS: 221 Bye", SmtpStage.Greeting, 421)]
    [InlineData("S: 554-No\nS: 554 mail\nC: QUIT", SmtpStage.Greeting, 554)]
    [InlineData("S: 554 No", SmtpStage.Greeting, 554)]
    [InlineData("S: 220 mx1\nC: EHLO\nS: 450 Later\nC: QUIT\nS: 221 Bye", SmtpStage.Ehlo, 450)]
    [InlineData("S: 220 mx1\nC: EHLO\nS: 502 What?\nC: QUIT", SmtpStage.Ehlo, 502)]
    public async Task A_server_may_turn_away(string script, SmtpStage stage, int code)
    {
        await using var server = new MailServer(script);

        var probe = Assert.IsType<MxProbe.TurnedAway>(await ProbeAsync(server));

        Assert.Equal((stage, code), (probe.Stage, probe.Code));
        Assert.DoesNotContain(server.Heard, command => command.StartsWith("HELO", StringComparison.Ordinal));
        Assert.DoesNotContain("221 Bye", probe.Lines);
    }

    [Theory]
    [InlineData("454 TLS not available", 454)]
    [InlineData("502 What?", 502)]
    public async Task Starttls_may_be_refused(string reply, int code)
    {
        await using var server = new MailServer(
            $"S: 220 mx1\nC: EHLO\nS: 250-mx1\nS: 250 STARTTLS\nC: STARTTLS\nS: {reply}\nC: QUIT");

        Assert.Equal(code, Assert.IsType<MxProbe.StartTlsRefused>(await ProbeAsync(server)).Code);
    }

    [Theory]
    [InlineData("R: ", SmtpStage.Greeting)]
    [InlineData("S: HTTP/1.1 400 Bad Request", SmtpStage.Greeting)]
    [InlineData("S: SSH-2.0-OpenSSH_9.9", SmtpStage.Greeting)]
    [InlineData("S: 250 mx1", SmtpStage.Greeting)]
    [InlineData("S: 22", SmtpStage.Greeting)]
    [InlineData("S: 220-mx1", SmtpStage.Greeting)]
    [InlineData("R: 220 mx", SmtpStage.Greeting)]
    [InlineData("S: 220 mx1\nC: EHLO", SmtpStage.Ehlo)]
    [InlineData("S: 220 mx1\nC: EHLO\nS: 250-mx1", SmtpStage.Ehlo)]
    [InlineData("S: 220 mx1\nC: EHLO\nS: 250-mx1\nS: SIZE", SmtpStage.Ehlo)]
    [InlineData("S: 220 mx1\nC: EHLO\nS: 354 Go ahead\nC: QUIT", SmtpStage.Ehlo)]
    [InlineData("S: 220 mx1\nC: EHLO\n(reset)", SmtpStage.Ehlo)]
    [InlineData("S: 220 mx1\nC: EHLO\nS: 250-mx1\nS: 250 STARTTLS\nC: STARTTLS", SmtpStage.StartTls)]
    [InlineData(
        "S: 220 mx1\nC: EHLO\nS: 250-mx1\nS: 250 STARTTLS\nC: STARTTLS\nS: 250 OK\nC: QUIT", SmtpStage.StartTls)]
    public async Task A_conversation_may_break_off(string script, SmtpStage stage)
    {
        await using var server = new MailServer(script);

        var probe = Assert.IsType<MxProbe.BrokenOff>(await ProbeAsync(server));

        Assert.Equal(stage, probe.Stage);
        Assert.NotEmpty(probe.Detail);
    }

    [Theory]
    [InlineData("(silence)", SmtpStage.Greeting)]
    [InlineData("S: 220-mx1\n(silence)", SmtpStage.Greeting)]
    [InlineData("S: 220 mx1\nC: EHLO\n(silence)", SmtpStage.Ehlo)]
    [InlineData("S: 220 mx1\nC: EHLO\nS: 250-mx1\nS: 250 STARTTLS\nC: STARTTLS\n(silence)", SmtpStage.StartTls)]
    public async Task Silence_breaks_a_conversation_off(string script, SmtpStage stage)
    {
        HurryUp();
        await using var server = new MailServer(script);

        Assert.Equal(stage, Assert.IsType<MxProbe.BrokenOff>(await ProbeAsync(server)).Stage);
    }

    [Theory]
    [InlineData("(silence)", TlsFault.TimedOut)]
    [InlineData("(reset)", TlsFault.Closed)]
    [InlineData("R: ", TlsFault.Closed)]
    [InlineData("(hello)\nS: 500 this is not TLS", TlsFault.Nonsense)]
    public async Task A_handshake_may_fail(string end, TlsFault fault)
    {
        HurryUp();
        await using var server = new MailServer(
            $"S: 220 mx1\nC: EHLO\nS: 250-mx1\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 Go\n{end}");

        Assert.Equal(fault, Assert.IsType<MxProbe.NoTls>(await ProbeAsync(server)).Fault);
    }

    [Fact]
    public async Task Text_slipped_in_before_the_handshake_is_noted_and_not_used()
    {
        await using var server = new MailServer(
            """
            S: 220 mx1
            C: EHLO
            R: 250-mx1\r\n250 STARTTLS\r\n
            C: STARTTLS
            R: 220 Go\r\n250-slipped\r\n250 in\r\n
            (starttls)
            C: EHLO
            S: 250 mx1
            C: QUIT
            S: 221 Bye
            """,
            Root.Leaf(Host));

        var secured = Assert.IsType<MxProbe.Secured>(await ProbeAsync(server));

        Assert.Equal("250-slipped\r\n250 in\r\n", secured.AfterStartTls);
        Assert.Equal(["250 mx1"], secured.SecureLines);
    }

    [Theory]
    [InlineData("")]
    [InlineData("C: EHLO")]
    [InlineData("C: EHLO\nS: nonsense")]
    [InlineData("C: EHLO\n(silence)")]
    public async Task Nothing_behind_the_handshake_undoes_it(string end)
    {
        HurryUp();
        await using var server = new MailServer(
            $"S: 220 mx1\nC: EHLO\nS: 250-mx1\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 Go\n(starttls)\n{end}",
            Root.Leaf(Host));

        Assert.IsType<MxProbe.Secured>(await ProbeAsync(server));
    }

    [Fact]
    public async Task A_bad_certificate_is_no_reason_to_fail()
    {
        await using var server = new MailServer(Polite, TestAuthority.SelfSigned("other.example"));

        var secured = Assert.IsType<MxProbe.Secured>(await ProbeAsync(server));

        Assert.Equal(ChainEnd.NoTrustedRoot, secured.Tls.Chain.End);
        Assert.Equal(["other.example"], secured.Tls.Chain.Sent[0].DnsNames);
    }

    [Fact]
    public async Task A_long_line_is_cut_and_read_to_its_end()
    {
        await using var server = new MailServer(
            $"S: 220 {new string('x', 5000)}\nC: EHLO\nS: 250 {new string('y', 996)}\nC: QUIT\nS: 221 Bye");

        var probe = Assert.IsType<MxProbe.NoStartTls>(await ProbeAsync(server));

        Assert.Equal([1000, 1000], probe.Lines.Select(line => line.Length));
        Assert.StartsWith("250 y", probe.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_lines_break_a_conversation_off()
    {
        await using var server = new MailServer(string.Concat(Enumerable.Repeat("S: 220-mx1\n", 100)));

        var probe = Assert.IsType<MxProbe.BrokenOff>(await ProbeAsync(server));

        Assert.Equal(64, probe.Lines.Length);
    }

    [Fact]
    public async Task Too_many_octets_break_a_conversation_off()
    {
        await using var server = new MailServer($"S: 220 {new string('x', 200_000)}");

        Assert.IsType<MxProbe.BrokenOff>(await ProbeAsync(server));
    }

    [Fact]
    public async Task Without_a_name_the_address_is_given()
    {
        Assert.Equal("[127.0.0.1]", EhloName.LiteralOf(new IPEndPoint(IPAddress.Loopback, 1)));
        Assert.Equal("[IPv6:fe80::1]", EhloName.LiteralOf(new IPEndPoint(IPAddress.Parse("fe80::1%2"), 1)));
        Assert.True(EhloName.IsFullyQualified("mail.example.com"));
        Assert.All(
            (string[])
            [
                "localhost", "box.local", "localhost.localdomain", "192.0.2.1", "a..b", "under_score.example.com", "",
            ],
            name => Assert.False(EhloName.IsFullyQualified(name)));

        _options.EhloName = null;
        await using var server = new MailServer("S: 220 mx1\nC: EHLO\nS: 250 mx1\nC: QUIT");
        await ProbeAsync(server);
        Assert.Matches(@"^EHLO (\[127\.0\.0\.1\]|[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)$", server.Heard.First());
    }

    [Fact]
    public async Task An_address_that_is_not_public_is_not_contacted()
    {
        await using var server = new MailServer("S: 220 mx1");
        _options.AssumedPublic = [];

        Assert.Equal(NotTriedReason.NotPublic, Assert.IsType<MxProbe.NotTried>(await ProbeAsync(server)).Reason);
    }

    [Fact]
    public async Task Nobody_listening_is_a_refusal()
    {
        var server = new MailServer("S: 220 mx1");
        await server.DisposeAsync();

        Assert.Equal(ConnectFault.Refused, Assert.IsType<MxProbe.NoConnection>(await ProbeAsync(server)).Fault);
    }

    [Fact]
    public async Task The_end_of_the_time_for_the_check_is_told_from_silence()
    {
        using var timeUp = new CancellationTokenSource();
        await using var server = new MailServer("(silence)");
        _options.SmtpPort = server.Address.Port;
        var prober = Prober();
        var first = prober.ProbeAsync(Host, server.Address.Address, timeUp.Token, Cancel);
        var second = prober.ProbeAsync(Host, server.Address.Address, timeUp.Token, Cancel);

        await timeUp.CancelAsync();

        Assert.IsType<MxProbe.Unfinished>(await first);
        Assert.Equal(NotTriedReason.OutOfTime, Assert.IsType<MxProbe.NotTried>(await second).Reason);
    }

    [Fact]
    public async Task A_caller_who_cancels_gets_an_exception()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = new MailServer("(silence)");
        _options.SmtpPort = server.Address.Port;
        var probing = Prober().ProbeAsync(Host, server.Address.Address, Cancel, cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => probing);
    }

    private void HurryUp() =>
        _options.GreetingTimeout = _options.SmtpTimeout = _options.QuitTimeout = TimeSpan.FromMilliseconds(400);

    private MxProber Prober() => new(
        new TlsClient(_options.Roots, TimeProvider.System),
        new PublicAddresses(_options.AssumedPublic),
        _options,
        TimeProvider.System);

    private Task<MxProbe> ProbeAsync(MailServer server)
    {
        _options.SmtpPort = server.Address.Port;
        return Prober().ProbeAsync(Host, server.Address.Address, Cancel, Cancel);
    }
}
