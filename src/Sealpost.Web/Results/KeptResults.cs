using Microsoft.Extensions.Caching.Memory;

namespace Sealpost.Web.Results;

/// <summary>
/// The finished checks that were shown lately, rendered: neither what was seen nor the checks change while the program runs, and
/// unpacking, judging and rendering take longer than all the rest of a page.
/// </summary>
internal sealed class KeptResults : IDisposable
{
    /// <summary>One takes a few hundred KiB, with what is largest in it cut.</summary>
    private const int Most = 128;

    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _results = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>A finished check; made when it is not here.</summary>
    /// <param name="id">The check.</param>
    /// <param name="isToday">Whether today's verdicts are wanted.</param>
    /// <param name="make">Makes it; null where there is nothing to make it from.</param>
    public async Task<KeptResult?> FindAsync(string id, bool isToday, Func<Task<KeptResult?>> make)
    {
        if (_results.TryGetValue((id, isToday), out KeptResult? kept))
        {
            return kept;
        }

        var made = await make();
        if (made is not null)
        {
            _results.Set((id, isToday), made, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Unused });
        }

        return made;
    }

    public void Dispose() => _results.Dispose();
}

/// <summary>A finished check, ready to be put on a page.</summary>
/// <param name="View">The check.</param>
/// <param name="Body">The long part of its page, as HTML.</param>
internal sealed record KeptResult(ResultView View, string Body);
