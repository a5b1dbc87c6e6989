using Sealpost.Core.Observations;
using Sealpost.Probes;

namespace Sealpost.Web.Checking;

/// <summary>Looks at domains as it is asked to. Tests put another in its place.</summary>
internal sealed class Looks(Observer observer)
{
    public Task<DomainObservation> AtAsync(
        CheckRequest request, IProgress<ObservationProgress> progress, CancellationToken cancellationToken) =>
        observer.With(request.Smtp, request.Selectors).ObserveAsync(request.Domain, progress, cancellationToken);
}
