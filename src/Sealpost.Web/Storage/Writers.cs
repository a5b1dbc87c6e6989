namespace Sealpost.Web.Storage;

/// <summary>Lets so many write at once; the others wait in line, and keep no thread while they do.</summary>
/// <remarks>
/// SQLite has one writer at a time, and who comes second would sleep and try again: under load that takes all threads,
/// and nobody's turn is sure to come.
/// </remarks>
internal sealed class Writers(int most) : IDisposable
{
    private readonly SemaphoreSlim _places = new(most, most);

    /// <summary>Waits for a place, which is given back when the answer is disposed.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        return new Place(_places);
    }

    public void Dispose() => _places.Dispose();

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
