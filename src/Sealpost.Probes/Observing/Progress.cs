namespace Sealpost.Probes.Observing;

/// <summary>Counts what is open and tells whoever wants to know, in order.</summary>
internal sealed class Progress(IProgress<ObservationProgress>? listener)
{
    private readonly Lock _lock = new();
    private int _questions;
    private int _fetches;
    private int _done;
    private int _servers;

    public Task<T> Question<T>(Task<T> question) =>
        Count(question, () => _questions++, () => _questions--);

    public Task<T> Fetch<T>(Task<T> fetch) =>
        Count(fetch, () => _fetches++, () => _fetches--);

    public Task<T> Server<T>(Task<T> server) =>
        Count(server, () => _servers++, () => _done++);

    /// <summary>Tells of a part of the observation when it is complete; null for one that there is not.</summary>
    public async Task<T> Part<T>(Task<T> task, Func<T, ObservationPart?> part)
    {
        var seen = await task.ConfigureAwait(false);
        if (listener is not null && part(seen) is { } arrived)
        {
            Tell(static () => { }, arrived);
        }

        return seen;
    }

    private async Task<T> Count<T>(Task<T> task, Action begin, Action end)
    {
        if (listener is null)
        {
            return await task.ConfigureAwait(false);
        }

        Tell(begin);
        try
        {
            return await task.ConfigureAwait(false);
        }
        finally
        {
            Tell(end);
        }
    }

    private void Tell(Action change, ObservationPart? arrived = null)
    {
        lock (_lock)
        {
            change();
            listener!.Report(new(_questions > 0, _fetches > 0, _done, _servers) { Arrived = arrived });
        }
    }
}
