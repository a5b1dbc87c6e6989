using Sealpost.Core.Text;

namespace Sealpost.Core.Checks;

/// <summary>
/// What was seen that made a check fail: parts, not prose. It may hold text from the network, unaltered.
/// </summary>
/// <param name="Subject">The thing looked at: a URL, a host and its address, an owner name.</param>
/// <param name="Observed">What was seen.</param>
/// <param name="Expected">What ought to have been seen, where that can be said shortly.</param>
public sealed record Evidence(string Subject, string Observed, string? Expected = null)
{
    /// <summary>The place in the text, where the fault has one.</summary>
    public TextPlace? Place { get; init; }
}
