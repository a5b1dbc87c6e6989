using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Serialization;
using Sealpost.Core.Observations.Json;

namespace Sealpost.Core.Observations;

/// <summary>
/// How far one address of a mail server was got to speak TLS. One case per way it can end; facts only, no opinion.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NotTried), "notTried")]
[JsonDerivedType(typeof(NoConnection), "noConnection")]
[JsonDerivedType(typeof(BrokenOff), "brokenOff")]
[JsonDerivedType(typeof(TurnedAway), "turnedAway")]
[JsonDerivedType(typeof(NoStartTls), "noStartTls")]
[JsonDerivedType(typeof(StartTlsRefused), "startTlsRefused")]
[JsonDerivedType(typeof(NoTls), "noTls")]
[JsonDerivedType(typeof(Secured), "secured")]
[JsonDerivedType(typeof(Unfinished), "unfinished")]
public abstract record MxProbe
{
    private MxProbe()
    {
    }

    /// <summary>The address.</summary>
    [JsonConverter(typeof(IPAddressConverter))]
    public required IPAddress Address { get; init; }

    /// <summary>From the start of the connection attempt to the end of whatever happened.</summary>
    public double Milliseconds { get; init; }

    /// <summary>
    /// When this was seen, where a scan has it from a visit that was made for another domain or apart from the rest of
    /// the observation; null where it was seen with the rest.
    /// </summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>The lines the server sent in clear, at most 64, each at most 1,000 octets, without line ends.</summary>
    public ImmutableArray<string> Lines
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>
    /// What came in clear behind the reply to STARTTLS, at most 1,000 octets: put there by someone on the path, or by a
    /// server that does not wait for the handshake. Never used; null where nothing came.
    /// </summary>
    public string? AfterStartTls { get; init; }

    /// <summary>No connection was attempted.</summary>
    public sealed record NotTried(NotTriedReason Reason) : MxProbe;

    /// <summary>TCP did not connect.</summary>
    public sealed record NoConnection(ConnectFault Fault, string Detail) : MxProbe;

    /// <summary>
    /// The conversation broke off before TLS was asked for: silence, an ended connection, or words that are not SMTP.
    /// </summary>
    /// <param name="Stage">What was being waited for.</param>
    /// <param name="Detail">What came instead.</param>
    public sealed record BrokenOff(SmtpStage Stage, string Detail) : MxProbe;

    /// <summary>The server answered the connection or EHLO with 4xx or 5xx.</summary>
    public sealed record TurnedAway(SmtpStage Stage, int Code) : MxProbe;

    /// <summary>The server answered EHLO and does not list STARTTLS (RFC 3207 §2).</summary>
    public sealed record NoStartTls : MxProbe;

    /// <summary>The server lists STARTTLS and answers the command with 4xx or 5xx.</summary>
    public sealed record StartTlsRefused(int Code) : MxProbe;

    /// <summary>The server answered STARTTLS with 220; the TLS handshake failed.</summary>
    public sealed record NoTls(TlsFault Fault, string Detail) : MxProbe;

    /// <summary>TLS stands.</summary>
    public sealed record Secured(TlsSession Tls) : MxProbe
    {
        /// <summary>The lines of the reply to EHLO over TLS; empty where none came.</summary>
        public ImmutableArray<string> SecureLines
        {
            get;
            init => field = value.IsDefault ? [] : value;
        } = [];
    }

    /// <summary>The time for the whole check was up before anything was certain.</summary>
    public sealed record Unfinished(SmtpStage Stage) : MxProbe;
}

/// <summary>Where in the conversation with a mail server something happened.</summary>
public enum SmtpStage
{
    /// <summary>Before TCP connected.</summary>
    Connect,

    /// <summary>Before the greeting was complete.</summary>
    Greeting,

    /// <summary>Before the reply to EHLO was complete.</summary>
    Ehlo,

    /// <summary>Before the reply to STARTTLS was complete.</summary>
    StartTls,

    /// <summary>In the TLS handshake.</summary>
    Handshake,
}
