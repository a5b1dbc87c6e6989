using Sealpost.Web.Hosting;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Checking;

/// <summary>
/// Says again and again that this server is alive, ends the checks of servers that are not, and deletes what is too old.
/// </summary>
internal sealed partial class Upkeep(
    CheckStore store, CheckDesk desk, ServerOptions options, TimeProvider clock, ILogger<Upkeep> logger)
    : BackgroundService
{
    /// <summary>Several times within the time that a word of life counts.</summary>
    public static readonly TimeSpan Beat = CheckStore.Lease / 4;

    private static readonly TimeSpan BetweenDeletions = TimeSpan.FromHours(1);

    /// <summary>One round; what fails in it is tried again in the next.</summary>
    /// <param name="deletes">Whether what is too old is deleted, too.</param>
    /// <param name="cancellationToken">The server is being stopped.</param>
    public async Task RunOnceAsync(bool deletes, CancellationToken cancellationToken)
    {
        try
        {
            // First our own, so that a server that was asleep does not end what it still works on.
            await store.RenewAsync(desk.Open, cancellationToken);
            if (await store.InterruptAbandonedAsync(cancellationToken) is > 0 and var ended)
            {
                Log.Interrupted(logger, ended);
            }

            if (deletes)
            {
                var deleted = await store.DeleteBeforeAsync(
                    clock.GetUtcNow() - TimeSpan.FromDays(options.RetentionDays), cancellationToken);
                if (deleted > 0)
                {
                    Log.Deleted(logger, deleted, options.RetentionDays);
                }
            }
        }
#pragma warning disable CA1031 // A database that is away comes back; the server goes on.
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Failed(logger, fault);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        DateTimeOffset? last = null;
        try
        {
            do
            {
                var now = clock.GetUtcNow();
                var deletes = last is not { } before || now - before >= BetweenDeletions;
                last = deletes ? now : last;
                await RunOnceAsync(deletes, stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server is being stopped.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Count} checks of a server that stopped were ended as interrupted")]
        public static partial void Interrupted(ILogger logger, int count);

        [LoggerMessage(2, LogLevel.Information, "{Count} checks older than {Days} days were deleted")]
        public static partial void Deleted(ILogger logger, int count, int days);

        [LoggerMessage(3, LogLevel.Error, "The upkeep of the database failed; it is tried again")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
