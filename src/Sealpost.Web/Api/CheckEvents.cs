using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Sealpost.Web.Checking;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Api;

/// <summary>What happens to a check, as events; the last one says how it ended.</summary>
internal static class CheckEvents
{
    /// <summary>Silence longer than this makes proxies hang up.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <summary>The events of an open check, those that were before included.</summary>
    /// <param name="check">The check.</param>
    /// <param name="after">The number of the last part the reader has; 0 for none.</param>
    /// <param name="store">Where it goes.</param>
    /// <param name="clock">For the silence.</param>
    /// <param name="cancellationToken">The reader is gone.</param>
    public static async IAsyncEnumerable<SseItem<string>> OfAsync(
        RunningCheck check,
        int after,
        CheckStore store,
        TimeProvider clock,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var told = after;
        var last = (Stage: (CheckStage?)null, Ahead: 0);
        await using var changes = check.WatchAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            var next = changes.MoveNextAsync().AsTask();
            while (await Task.WhenAny(next, Task.Delay(Silence, clock, cancellationToken)) != next)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return new("{}", "waiting");
            }

            if (!await next)
            {
                break;
            }

            var now = changes.Current;
            if (now.Stage is not CheckStage.Over && (now.Stage, now.Ahead) != last)
            {
                last = (now.Stage, now.Ahead);
                yield return new($$"""{"ahead":{{now.Ahead}}}""", CheckStatus.Word(now.Stage));
            }

            for (; told < now.Parts.Length; told++)
            {
                var (kind, data) = PartEvent.Of(now.Parts[told]);
                yield return new(data, kind) { EventId = $"{told + 1}" };
            }
        }

        if (await store.FindAsync(check.Id, cancellationToken) is { } row)
        {
            yield return End(row);
        }
    }

    /// <summary>The events of a check that is over: its end.</summary>
    public static IResult Over(StoredCheck row) => TypedResults.ServerSentEvents(One(End(row)));

    private static SseItem<string> End(StoredCheck row)
    {
        var status = CheckStatus.Of(row);
        return new(JsonSerializer.Serialize(status, ApiJson.Default.CheckStatus), status.State);
    }

    private static async IAsyncEnumerable<SseItem<string>> One(SseItem<string> item)
    {
        yield return item;
        await Task.CompletedTask;
    }
}
