using System.Collections.Immutable;
using Sealpost.Core.Reading;
using Sealpost.Core.TlsRpt;

namespace Sealpost.Core.Publishing;

/// <summary>Where TLS reports are to go: as asked for, as published, or to a mailbox that has to be made.</summary>
internal static class Destinations
{
    public static (ImmutableArray<ReportUri> Rua, RuaOrigin Origin) Choose(DomainReading reading, PublishingWish wish)
    {
        if (!wish.Rua.IsDefaultOrEmpty)
        {
            return (wish.Rua, RuaOrigin.Wished);
        }

        // A second field, an unusable URI and the like are not taken over.
        ImmutableArray<ReportUri> usable = reading.TlsRpt.Status is TlsRptStatus.Present or TlsRptStatus.Disputed
            ? [.. reading.TlsRpt.Destinations.Where(static uri => uri.IsUsable).DistinctBy(static uri => uri.Text)]
            : [];
        return usable.IsEmpty
            ? ([ReportUriParser.Parse($"mailto:tlsrpt@{reading.Domain}")!], RuaOrigin.Assumed)
            : (usable, RuaOrigin.Published);
    }
}
