using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Sealpost.Web.Storage;

/// <summary>Gives a database the tables this program needs, whatever version used it last.</summary>
/// <remarks>Servers that start at once do it one after the other. A start that is killed leaves nothing that blocks.</remarks>
internal static class Schema
{
    // Any number will do, as long as no other program takes the same one on this database.
    private const long AdvisoryLock = 0x5EA1_9057;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Applies the migrations that are missing.</summary>
    /// <exception cref="NewerDatabaseException">A later version of this program changed the database.</exception>
    public static async Task ApplyAsync(IDbContextFactory<SealpostDb> databases, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (db is SqliteDb)
        {
            await ApplyToFileAsync(db, cancellationToken);
        }
        else
        {
            await ApplyToServerAsync(db, cancellationToken);
        }
    }

    private static async Task ApplyToFileAsync(SealpostDb db, CancellationToken cancellationToken)
    {
        var file = db.Database.GetDbConnection().DataSource;
        await using var turn = await TurnAsync($"{file}.lock", cancellationToken);
        await MakeAsync(file, cancellationToken);

        // EF's own lock is a row, which a killed start leaves behind for ever. Ours ends with the process.
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        await MigrateAsync(db, cancellationToken);
    }

    private static async Task ApplyToServerAsync(SealpostDb db, CancellationToken cancellationToken)
    {
        // The lock belongs to the session: one and the same connection from here to the end.
        await db.Database.OpenConnectionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({AdvisoryLock})", cancellationToken);
        try
        {
            await MigrateAsync(db, cancellationToken);
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({AdvisoryLock})", CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task MigrateAsync(SealpostDb db, CancellationToken cancellationToken)
    {
        var known = db.Database.GetMigrations();
        var applied = await db.Database.GetAppliedMigrationsAsync(cancellationToken);
        if (applied.Except(known).FirstOrDefault() is { } newer)
        {
            throw new NewerDatabaseException(newer);
        }

        await db.Database.MigrateAsync(cancellationToken);
    }

    // How pages are given back, and the log that readers do not wait for, are settings of the file; the first can be
    // made only while it is empty.
    private static async Task MakeAsync(string file, CancellationToken cancellationToken)
    {
        var isNew = new FileInfo(file) is not { Exists: true, Length: > 0 };
        await using DbConnection connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = isNew
            ? "PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL;"
            : "PRAGMA journal_mode = WAL;";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<FileStream> TurnAsync(string file, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        while (true)
        {
            try
            {
                return new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (!limit.IsCancellationRequested && Directory.Exists(Path.GetDirectoryName(file)))
            {
                await Task.Delay(Pause, limit.Token);
            }
        }
    }
}

/// <summary>The database has changes that this version knows nothing of.</summary>
internal sealed class NewerDatabaseException(string migration) : Exception(
    $"The database was changed by a later version of this program ({migration}).");
