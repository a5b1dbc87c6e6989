using Sealpost.Core.Names;
using Sealpost.Core.Observations;

namespace Sealpost.Probes;

/// <summary>What a scan has to say of one name it was given.</summary>
/// <param name="Number">The place of the name among those that were given, from 0.</param>
/// <param name="Text">The name as it was given.</param>
public abstract record ScanResult(long Number, string Text)
{
    /// <summary>The domain was looked at.</summary>
    /// <param name="Number">The place of the name among those that were given, from 0.</param>
    /// <param name="Text">The name as it was given.</param>
    /// <param name="Observation">What was seen.</param>
    public sealed record Seen(long Number, string Text, DomainObservation Observation) : ScanResult(Number, Text);

    /// <summary>The text is no domain name.</summary>
    /// <param name="Number">The place of the name among those that were given, from 0.</param>
    /// <param name="Text">The text as it was given.</param>
    /// <param name="Fault">What is wrong with it.</param>
    public sealed record NotADomain(long Number, string Text, DomainNameFault Fault) : ScanResult(Number, Text);
}
