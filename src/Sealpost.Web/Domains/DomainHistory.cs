using Microsoft.EntityFrameworkCore;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Domains;

/// <summary>The finished checks of a domain, the latest first.</summary>
internal sealed class DomainHistory(IDbContextFactory<SealpostDb> databases)
{
    /// <summary>Checks without their texts.</summary>
    /// <param name="domain">A-labels.</param>
    /// <param name="after">Where to go on; null for the latest.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlyList<StoredCheck>> RowsAsync(
        string domain, HistoryCursor? after, int most, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = db.Checks.AsNoTracking()
            .Where(check => check.Domain == domain && check.State == CheckState.Finished);
        if (after is not null)
        {
#pragma warning disable CA1309 // The database compares, and digits and letters a to f sort alike in all its orders.
            rows = rows.Where(check =>
                check.At < after.At || (check.At == after.At && string.Compare(check.Id, after.Id) < 0));
#pragma warning restore CA1309
        }

        return await rows.OrderByDescending(static check => check.At).ThenByDescending(static check => check.Id)
            .Take(most)
            .ToListAsync(cancellationToken);
    }

    /// <summary>The documents of some checks, packed, by their ids.</summary>
    public async Task<Dictionary<string, byte[]>> DocumentsAsync(
        IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var wanted = ids.ToList();
        return await db.Texts.AsNoTracking().Where(texts => wanted.Contains(texts.CheckId))
            .Select(static texts => new { texts.CheckId, texts.Document })
            .ToDictionaryAsync(static texts => texts.CheckId, static texts => texts.Document, cancellationToken);
    }
}
