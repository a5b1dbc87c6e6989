using Sealpost.Core.Publishing;

namespace Sealpost.Core.Rendering;

/// <summary>A publication as lines to copy.</summary>
internal static class PublicationLines
{
    /// <summary>The lines of the policy, without line ends.</summary>
    public static IEnumerable<string> Policy(Publication publication) =>
        from line in publication.PolicyText.TrimEnd('\r', '\n').Split('\n') select line.TrimEnd('\r');
}
