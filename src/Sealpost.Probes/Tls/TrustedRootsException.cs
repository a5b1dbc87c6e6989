namespace Sealpost.Probes.Tls;

/// <summary>The trusted roots cannot be had; the message names the file and is meant for the user.</summary>
public sealed class TrustedRootsException(string message, Exception? cause = null) : Exception(message, cause);
