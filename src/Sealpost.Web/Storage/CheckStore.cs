using Microsoft.EntityFrameworkCore;
using Sealpost.Core.Reporting;
using Sealpost.Web.Checking;

namespace Sealpost.Web.Storage;

/// <summary>Keeps checks. A check that is told to be finished is on the disk.</summary>
/// <remarks>
/// An open check belongs to the server that works on it, which says again and again that it is alive. What belongs to a
/// server that stopped saying so was interrupted.
/// </remarks>
internal sealed class CheckStore(IDbContextFactory<SealpostDb> databases, Writers writers, TimeProvider clock)
{
    /// <summary>How long a server's word that it is alive counts.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(45);

    private const int DeletedAtOnce = 200;

    /// <summary>This server, among all that share the database.</summary>
    private readonly string _owner = Guid.NewGuid().ToString("N");

    /// <summary>Keeps that a check was asked for.</summary>
    public async Task OpenAsync(RunningCheck check, CancellationToken cancellationToken)
    {
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Checks.Add(new()
        {
            Id = check.Id.Text,
            Domain = check.Domain.Ascii,
            Smtp = check.Request.Smtp,
            Selectors = check.Request.Subject.Selectors,
            At = check.At,
            Owner = _owner,
            OwnedUntil = clock.GetUtcNow() + Lease,
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Keeps the result of an open check.</summary>
    public async Task FinishAsync(CheckId id, CheckReport report, CancellationToken cancellationToken)
    {
        // Packed before it is our turn: others write meanwhile.
        var texts = FinishedCheck.TextsOf(id.Text, report);
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var row = Opened(id, report);
        db.Checks.Attach(row);
        FinishedCheck.Fill(row, report, texts, Product.Version);
        End(row);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Keeps that an open check has no result, and why.</summary>
    public async Task GiveUpAsync(CheckId id, CheckState state, string because, CancellationToken cancellationToken)
    {
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var row = await db.Checks.SingleAsync(check => check.Id == id.Text, cancellationToken);
        (row.State, row.Because) = (state, because);
        End(row);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>A check without its texts; null where there is none of that name.</summary>
    public async Task<StoredCheck?> FindRowAsync(CheckId id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Checks.AsNoTracking().SingleOrDefaultAsync(check => check.Id == id.Text, cancellationToken);
    }

    /// <summary>A check with its texts; null where there is none of that name.</summary>
    public async Task<StoredCheck?> FindAsync(CheckId id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Checks.AsNoTracking().Include(static check => check.Texts)
            .SingleOrDefaultAsync(check => check.Id == id.Text, cancellationToken);
    }

    /// <summary>The last finished check of just this since a moment, without its texts; null where there is none.</summary>
    public async Task<StoredCheck?> LastAsync(Subject subject, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Checks.AsNoTracking()
            .Where(check => check.Domain == subject.Domain && check.State == CheckState.Finished && check.At >= since)
            .Where(check => check.Smtp == subject.Smtp && check.Selectors == subject.Selectors)
            .OrderByDescending(static check => check.At)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The last finished check of a domain, whatever was looked at, without its texts; null where there is none.</summary>
    public async Task<StoredCheck?> LastAsync(string domain, CancellationToken cancellationToken) =>
        (await OfDomainAsync(domain, before: null, most: 1, cancellationToken)).SingleOrDefault();

    /// <summary>Finished checks of a domain, the latest first, without their texts.</summary>
    /// <param name="domain">A-labels.</param>
    /// <param name="before">Only earlier ones; null for the latest.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlyList<StoredCheck>> OfDomainAsync(
        string domain, DateTimeOffset? before, int most, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Checks.AsNoTracking()
            .Where(check => check.Domain == domain && check.State == CheckState.Finished)
            .Where(check => before == null || check.At < before)
            .OrderByDescending(static check => check.At)
            .Take(most)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Says again that this server is alive and works on these checks.</summary>
    public async Task RenewAsync(IReadOnlyCollection<CheckId> open, CancellationToken cancellationToken)
    {
        if (open.Count == 0)
        {
            return;
        }

        string[] ids = [.. open.Select(static id => id.Text)];
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var until = clock.GetUtcNow() + Lease;
        await db.Checks.Where(check => check.State == CheckState.Open && check.Owner == _owner && ids.Contains(check.Id))
            .ExecuteUpdateAsync(row => row.SetProperty(static check => check.OwnedUntil, until), cancellationToken);
    }

    /// <summary>Marks as interrupted what belongs to servers that stopped; how many there were.</summary>
    public async Task<int> InterruptAbandonedAsync(CancellationToken cancellationToken)
    {
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return await db.Checks.Where(check => check.State == CheckState.Open && check.OwnedUntil < now)
            .ExecuteUpdateAsync(
                row => row
                    .SetProperty(static check => check.State, CheckState.Interrupted)
                    .SetProperty(static check => check.Because, Interruption)
                    .SetProperty(static check => check.EndedAt, now)
                    .SetProperty(static check => check.Owner, (string?)null)
                    .SetProperty(static check => check.OwnedUntil, (DateTimeOffset?)null),
                cancellationToken);
    }

    /// <summary>Deletes checks that were asked for before a moment, so that nothing of them is left; how many there were.</summary>
    public async Task<int> DeleteBeforeAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var all = 0;
        while (await DeleteSomeAsync(moment, cancellationToken) is > 0 and var some)
        {
            all += some;
        }

        if (all > 0)
        {
            using var turn = await writers.EnterAsync(cancellationToken);
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await db.ClearAwayAsync(cancellationToken);
        }

        return all;
    }

    /// <summary>What is told of a check whose server stopped.</summary>
    public const string Interruption = "The server was stopped before the check was finished. Check the domain again.";

    // In small steps: checks that are being made go on between them.
    private async Task<int> DeleteSomeAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        using var turn = await writers.EnterAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var oldest = await db.Checks.Where(check => check.At < moment).OrderBy(static check => check.At)
            .Select(static check => check.Id).Take(DeletedAtOnce).ToListAsync(cancellationToken);
        return await db.Checks.Where(check => oldest.Contains(check.Id)).ExecuteDeleteAsync(cancellationToken);
    }

    // The row as it stands there, as far as it matters, without asking for it: what is set from here on is written.
    private static StoredCheck Opened(CheckId id, CheckReport report) => new()
    {
        Id = id.Text,
        Domain = report.Seen.Domain.Ascii,
        Smtp = report.Seen.Scope.Smtp,
        At = DateTimeOffset.MinValue,
        Owner = "",
        OwnedUntil = DateTimeOffset.MinValue,
    };

    private void End(StoredCheck row)
    {
        row.EndedAt = clock.GetUtcNow();
        (row.Owner, row.OwnedUntil) = (null, null);
    }
}
