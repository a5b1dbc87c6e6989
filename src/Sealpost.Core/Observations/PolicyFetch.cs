using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Serialization;
using Sealpost.Core.Observations.Json;
using Sealpost.Core.Text;

namespace Sealpost.Core.Observations;

/// <summary>
/// What happened when the policy was fetched from one address. One case per thing that can happen; facts only, no
/// opinion.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NotTried), "notTried")]
[JsonDerivedType(typeof(NoConnection), "noConnection")]
[JsonDerivedType(typeof(NoTls), "noTls")]
[JsonDerivedType(typeof(NoHttp), "noHttp")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(TooSlow), "tooSlow")]
[JsonDerivedType(typeof(Unfinished), "unfinished")]
public abstract record PolicyFetch
{
    private PolicyFetch()
    {
    }

    /// <summary>The address.</summary>
    [JsonConverter(typeof(IPAddressConverter))]
    public required IPAddress Address { get; init; }

    /// <summary>From the start of the connection attempt to the end of whatever happened.</summary>
    public double Milliseconds { get; init; }

    /// <summary>No connection was attempted.</summary>
    public sealed record NotTried(NotTriedReason Reason) : PolicyFetch;

    /// <summary>TCP did not connect.</summary>
    public sealed record NoConnection(ConnectFault Fault, string Detail) : PolicyFetch;

    /// <summary>TCP connected; the TLS handshake failed.</summary>
    public sealed record NoTls(TlsFault Fault, string Detail) : PolicyFetch;

    /// <summary>
    /// TLS stood; no HTTP answer that can be understood came: the connection ended, or the far side does not speak
    /// HTTP.
    /// </summary>
    public sealed record NoHttp(TlsSession Tls, string Detail) : PolicyFetch;

    /// <summary>
    /// TCP connected, and 60 s later the answer was not complete (RFC 8461 §3.3 suggests that limit).
    /// </summary>
    /// <param name="Stage">What was being waited for: the TLS handshake, the HTTP answer, the body.</param>
    /// <param name="Tls">The session, where the handshake was done.</param>
    public sealed record TooSlow(string Stage, TlsSession? Tls = null) : PolicyFetch;

    /// <summary>The time for the whole check was up before anything was certain.</summary>
    /// <param name="Stage">What was being waited for.</param>
    public sealed record Unfinished(string Stage) : PolicyFetch;

    /// <summary>The server answered, with whatever status.</summary>
    public sealed record Answered : PolicyFetch
    {
        /// <summary>The session the answer came over.</summary>
        public required TlsSession Tls { get; init; }

        /// <summary>
        /// The status code of the one response; redirects are recorded, never followed (RFC 8461 §3.3).
        /// </summary>
        public required int Status { get; init; }

        /// <summary>The header fields in order, at most 64 KiB of them.</summary>
        public required ImmutableArray<HttpField> Headers { get; init; }

        /// <summary>The body as it came, transfer coding removed, at most 64 KiB and one octet.</summary>
        public required Octets Body { get; init; }

        /// <summary>How the body ended.</summary>
        public required BodyEnd BodyEnd { get; init; }

        /// <summary>The value of a header field, several joined by a comma; null where there is none.</summary>
        public string? Header(string name)
        {
            var values = from field in Headers
                         where field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                         select field.Value;
            return values.Any() ? string.Join(", ", values) : null;
        }
    }
}

/// <summary>One header field of an HTTP response.</summary>
public sealed record HttpField(string Name, string Value);

/// <summary>How the reading of an HTTP body ended.</summary>
public enum BodyEnd
{
    /// <summary>All of it is here.</summary>
    Complete,

    /// <summary>It is longer than 64 KiB; the rest was not read (RFC 8461 §3.3).</summary>
    TooLarge,

    /// <summary>The connection ended before the body did.</summary>
    CutShort,
}
