namespace Sealpost.Probes;

/// <summary>How far a scan is.</summary>
/// <param name="Taken">Names taken from the input.</param>
/// <param name="Repeated">Names among them that were given before, or whose results are there already.</param>
/// <param name="Done">Names whose results are complete.</param>
/// <param name="InFlight">Domains that are being looked at.</param>
/// <param name="AtOnce">How many are looked at side by side, slow ones not counted.</param>
public sealed record ScanProgress(long Taken, long Repeated, long Done, int InFlight, int AtOnce)
{
    /// <summary>Since when no resolver answers, so that the scan waits; null where one does.</summary>
    public DateTimeOffset? ResolverSilentSince { get; init; }
}
