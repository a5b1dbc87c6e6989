namespace Sealpost.Core.Observations;

/// <summary>A TLS handshake that succeeded, whatever its certificates are worth.</summary>
/// <param name="Protocol">The version, as <c>TLS 1.3</c>.</param>
/// <param name="CipherSuite">The suite, by its registered name.</param>
/// <param name="Chain">The certificates.</param>
public sealed record TlsSession(string Protocol, string CipherSuite, CertificateChain Chain);
