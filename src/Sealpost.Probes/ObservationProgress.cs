namespace Sealpost.Probes;

/// <summary>What a check is waiting for.</summary>
/// <param name="Dns">Whether a DNS question is open.</param>
/// <param name="Policy">Whether the policy is being fetched from some address.</param>
/// <param name="MailServersDone">Mail servers looked at, all their addresses.</param>
/// <param name="MailServers">Mail servers to look at; grows from 0 when the MX records are known.</param>
public sealed record ObservationProgress(bool Dns, bool Policy, int MailServersDone, int MailServers)
{
    /// <summary>What just came; null where only the waiting changed.</summary>
    public ObservationPart? Arrived { get; init; }
}
