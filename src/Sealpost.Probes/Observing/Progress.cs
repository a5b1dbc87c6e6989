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
        Count(question, static all => all._questions++, static all => all._questions--);

    public Task<T> Fetch<T>(Task<T> fetch) =>
        Count(fetch, static all => all._fetches++, static all => all._fetches--);

    public Task<T> Server<T>(Task<T> server) =>
        Count(server, static all => all._servers++, static all => all._done++);

    /// <summary>Tells of a part of the observation when it is complete; null for one that there is not.</summary>
    public Task<T> Part<T>(Task<T> task, Func<T, ObservationPart?> part) =>
        listener is null ? task : TellOfAsync(task, part);

    private Task<T> Count<T>(Task<T> task, Action<Progress> begin, Action<Progress> end) =>
        listener is null ? task : CountAsync(task, begin, end);

    private async Task<T> TellOfAsync<T>(Task<T> task, Func<T, ObservationPart?> part)
    {
        var seen = await task.ConfigureAwait(false);
        if (part(seen) is { } arrived)
        {
            Tell(static _ => { }, arrived);
        }

        return seen;
    }

    private async Task<T> CountAsync<T>(Task<T> task, Action<Progress> begin, Action<Progress> end)
    {
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

    private void Tell(Action<Progress> change, ObservationPart? arrived = null)
    {
        lock (_lock)
        {
            change(this);
            listener!.Report(new(_questions > 0, _fetches > 0, _done, _servers) { Arrived = arrived });
        }
    }
}
