namespace Sealpost.Probes.Https;

/// <summary>
/// Says that what came is no HTTP answer. It never leaves this folder: the source makes a fact of it.
/// </summary>
internal sealed class HttpFaultException(string message) : Exception(message);
