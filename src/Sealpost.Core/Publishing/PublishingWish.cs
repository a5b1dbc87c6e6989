using System.Collections.Immutable;
using Sealpost.Core.MtaSts;
using Sealpost.Core.TlsRpt;

namespace Sealpost.Core.Publishing;

/// <summary>What an owner wants to publish, as far as it is not found out.</summary>
public sealed record PublishingWish
{
    /// <summary>The mode of the policy.</summary>
    public StsMode Mode { get; init; } = StsMode.Testing;

    /// <summary>Seconds that senders may keep the policy, up to a year; null for what suits the mode.</summary>
    public long? MaxAge { get; init; }

    /// <summary>
    /// Where TLS reports go, from <see cref="TryReadDestinations"/>; empty for what is published, or a mailbox at the
    /// domain.
    /// </summary>
    public ImmutableArray<ReportUri> Rua { get; init; } = [];

    /// <summary>Reads destinations that a person typed: one that is no mailto or https URI is named.</summary>
    /// <param name="texts">The URIs.</param>
    /// <param name="rua">The destinations.</param>
    /// <param name="fault">The first text that is none; null where all are.</param>
    public static bool TryReadDestinations(IEnumerable<string> texts, out ImmutableArray<ReportUri> rua, out string? fault)
    {
        var read = ImmutableArray.CreateBuilder<ReportUri>();
        fault = null;
        foreach (var text in texts)
        {
            if (ReportUriParser.Parse(text) is not { IsUsable: true } uri)
            {
                rua = [];
                fault = text;
                return false;
            }

            read.Add(uri);
        }

        rua = read.ToImmutable();
        return true;
    }
}
