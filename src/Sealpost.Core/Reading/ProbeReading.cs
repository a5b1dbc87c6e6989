using System.Net;
using Sealpost.Core.Observations;

namespace Sealpost.Core.Reading;

/// <summary>One address of a mail server, read the way a sender sees it (RFC 8461 §4).</summary>
public sealed record ProbeReading
{
    private ProbeReading(MxProbe probe, CertificateReading? certificate)
    {
        Probe = probe;
        Certificate = certificate;
    }

    /// <summary>What happened.</summary>
    public MxProbe Probe { get; }

    /// <summary>The address.</summary>
    public IPAddress Address => Probe.Address;

    /// <summary>The certificate, where the handshake came about.</summary>
    public CertificateReading? Certificate { get; }

    /// <summary>
    /// Whether the server said enough to be judged: it answered EHLO and, where it offers STARTTLS, did not put it off.
    /// </summary>
    public bool IsJudged => Standing is Standing.Passes or Standing.Refused;

    /// <summary>
    /// Whether the server offers STARTTLS; a handshake that fails does not take the offer back, a 5xx does.
    /// </summary>
    public Answer StartTls => Probe switch
    {
        MxProbe.Secured or MxProbe.NoTls => Answer.Yes,
        MxProbe.NoStartTls or MxProbe.StartTlsRefused { Code: >= 500 } => Answer.No,
        _ => Answer.Undetermined,
    };

    /// <summary>Whether the certificate is acceptable for the host.</summary>
    public Answer CertificateValid => Certificate switch
    {
        null => Answer.Undetermined,
        { IsValid: true } => Answer.Yes,
        _ => Answer.No,
    };

    /// <summary>What an enforcing sender does here, coverage aside.</summary>
    public Standing Standing => Probe switch
    {
        MxProbe.Secured => Certificate!.IsValid ? Standing.Passes : Standing.Refused,
        MxProbe.NoStartTls or MxProbe.NoTls or MxProbe.StartTlsRefused { Code: >= 500 } => Standing.Refused,
        MxProbe.StartTlsRefused => Standing.Undetermined,
        _ => Standing.Unseen,
    };

    /// <summary>What came instead of TLS with a good certificate, in words; null where nothing did.</summary>
    public string? Because => Probe switch
    {
        MxProbe.Secured when Certificate!.IsValid => null,
        MxProbe.Secured => "certificate "
            + string.Join("; ", from fault in Certificate!.Faults select Certificate.Describe(fault)),
        MxProbe.NoTls tls => $"the TLS handshake failed: {tls.Detail}",
        MxProbe.NoStartTls => "EHLO does not list STARTTLS",
        MxProbe.StartTlsRefused refused => $"STARTTLS was answered {LastLine(refused.Code)}",
        MxProbe.TurnedAway away =>
            $"{(away.Stage is SmtpStage.Greeting ? "the connection" : "EHLO")} was answered {LastLine(away.Code)}",
        MxProbe.BrokenOff broken => $"broke off {Waiting(broken.Stage)}: {broken.Detail}",
        MxProbe.NoConnection { Fault: ConnectFault.NoRoute } => "this machine has no way to that address",
        MxProbe.NoConnection none => $"no connection: {none.Detail}",
        MxProbe.Unfinished unfinished => $"the time for the check was up {Waiting(unfinished.Stage)}",
        MxProbe.NotTried { Reason: NotTriedReason.NotPublic } => "not a public address",
        MxProbe.NotTried { Reason: NotTriedReason.NotWanted } => "not contacted, as asked",
        MxProbe.NotTried { Reason: NotTriedReason.TooMany } =>
            "not contacted: the host has more addresses than are tried",
        _ => "not contacted before the time for the check was up",
    };

    /// <summary>Reads one probe.</summary>
    public static ProbeReading Of(MxProbe probe, string host, DateTimeOffset at) =>
        new(probe, probe is MxProbe.Secured secured ? CertificateReading.Of(host, secured.Tls.Chain, at) : null);

    private static string Waiting(SmtpStage stage) => stage switch
    {
        SmtpStage.Connect => "while connecting",
        SmtpStage.Greeting => "while waiting for the greeting",
        SmtpStage.Ehlo => "while waiting for the reply to EHLO",
        SmtpStage.StartTls => "while waiting for the reply to STARTTLS",
        _ => "in the TLS handshake",
    };

    private string LastLine(int code) => Probe.Lines.LastOrDefault() is { Length: > 3 } line ? line : $"{code}";
}
