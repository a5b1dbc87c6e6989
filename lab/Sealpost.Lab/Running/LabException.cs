namespace Sealpost.Lab.Running;

/// <summary>The lab cannot be started; the message says why and what to do.</summary>
public sealed class LabException(string message) : Exception(message);
