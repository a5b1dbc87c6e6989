using Sealpost.Core.Names;
using Sealpost.Probes.Scanning;

namespace Sealpost.Cli.Cluster.Submitting;

/// <summary>Each name once, however it is written.</summary>
internal static class DistinctNames
{
    public static async IAsyncEnumerable<string> Of(IAsyncEnumerable<string> names)
    {
        var seen = new NameSet();
        await foreach (var text in names.ConfigureAwait(false))
        {
            // No domain has a blank in it, so that the two kinds do not meet.
            if (seen.Add(DomainName.TryParse(text, out var name) ? name.Ascii : $" {text}"))
            {
                yield return text;
            }
        }
    }
}
