using System.Net.Security;
using Sealpost.Core.Observations;

namespace Sealpost.Probes.Tls;

/// <summary>What became of a TLS handshake: a session and its stream, or the reason there is none.</summary>
/// <param name="Stream">The stream, which the caller now owns; null where the handshake failed.</param>
/// <param name="Session">What is known of the session; null where the handshake failed.</param>
/// <param name="Fault">Why it failed; says nothing where it did not.</param>
/// <param name="Detail">The fault in words.</param>
/// <param name="CheckEnded">Whether the time for the whole check was up while nothing was certain yet.</param>
internal sealed record Handshake(
    SslStream? Stream, TlsSession? Session, TlsFault Fault = default, string Detail = "", bool CheckEnded = false)
{
    private const int CloseNotify = 0;
    private const int ProtocolVersion = 70;
    private const int Tls12 = 0x0303;

    /// <summary>Reads a failure from what the server sent.</summary>
    public static Handshake Failed(WireTap seen, Exception fault) => seen switch
    {
        { Alert: ProtocolVersion } =>
            new(null, null, TlsFault.NoCommonVersion, "the server sent the alert protocol_version (70)"),
        { Alert: CloseNotify } => new(null, null, TlsFault.Closed, "the server ended the connection (close_notify)"),
        { Alert: { } code } => new(null, null, TlsFault.Alert, $"the server sent the alert {AlertName(code)}"),
        { ServerVersion: < Tls12 and var version } =>
            new(null, null, TlsFault.NoCommonVersion, $"the server chose {VersionName(version)}"),
        { NotTls: true } => new(null, null, TlsFault.Nonsense, $"the server does not speak TLS; it sent: {seen.First}"),
        { Reset: true } => new(null, null, TlsFault.Closed, "the connection was reset"),
        { Ended: true } => new(null, null, TlsFault.Closed, "the server ended the connection"),
        _ => new(null, null, TlsFault.Nonsense, (fault.InnerException ?? fault).Message),
    };

    private static string VersionName(int version) => version switch
    {
        0x0300 => "SSL 3.0",
        0x0301 => "TLS 1.0",
        0x0302 => "TLS 1.1",
        _ => $"version 0x{version:x4}",
    };

    // RFC 8446 §6
    private static string AlertName(int code)
    {
        var name = code switch
        {
            10 => "unexpected_message",
            20 => "bad_record_mac",
            22 => "record_overflow",
            40 => "handshake_failure",
            42 => "bad_certificate",
            43 => "unsupported_certificate",
            44 => "certificate_revoked",
            45 => "certificate_expired",
            46 => "certificate_unknown",
            47 => "illegal_parameter",
            48 => "unknown_ca",
            49 => "access_denied",
            50 => "decode_error",
            51 => "decrypt_error",
            71 => "insufficient_security",
            80 => "internal_error",
            86 => "inappropriate_fallback",
            90 => "user_canceled",
            109 => "missing_extension",
            110 => "unsupported_extension",
            112 => "unrecognized_name",
            113 => "bad_certificate_status_response",
            115 => "unknown_psk_identity",
            116 => "certificate_required",
            120 => "no_application_protocol",
            _ => "",
        };
        return name.Length == 0 ? $"number {code}" : $"{name} ({code})";
    }
}
