namespace Sealpost.Probes.Smtp;

/// <summary>
/// Says that a conversation cannot go on. It never leaves this folder: the prober makes a fact of it.
/// </summary>
internal sealed class SmtpBrokenException(string message) : Exception(message);
