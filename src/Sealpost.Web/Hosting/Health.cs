using Microsoft.EntityFrameworkCore;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Hosting;

/// <summary>Whether the process lives, and whether it can do its work.</summary>
internal static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/healthz").ExcludeFromDescription().DisableRateLimiting();
        health.MapGet("/live", static () => TypedResults.Text("alive\n"));
        health.MapGet("/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(
        IDbContextFactory<SealpostDb> databases, GracefulStop stop, CancellationToken cancellationToken)
    {
        if (stop.HasBegun)
        {
            return TypedResults.Text("stopping\n", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        return await AnswersAsync(databases, cancellationToken)
            ? TypedResults.Text("ready\n")
            : TypedResults.Text(
                "the database does not answer\n", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<bool> AnswersAsync(
        IDbContextFactory<SealpostDb> databases, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await using var db = await databases.CreateDbContextAsync(limit.Token);
            await db.Checks.AnyAsync(limit.Token);
            return true;
        }
#pragma warning disable CA1031 // Whatever keeps the database from answering, the answer is no.
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}
