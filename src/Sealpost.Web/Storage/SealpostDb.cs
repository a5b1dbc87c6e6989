using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Sealpost.Web.Storage;

/// <summary>The database; each engine has a type of its own, since each has migrations of its own.</summary>
internal abstract class SealpostDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<StoredCheck> Checks => Set<StoredCheck>();

    public DbSet<StoredTexts> Texts => Set<StoredTexts>();

    /// <summary>The keys that sign antiforgery tokens, so that all servers on one database accept each other's.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Clears away what deleted rows leave behind.</summary>
    public abstract Task ClearAwayAsync(CancellationToken cancellationToken);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StoredCheck>(check =>
        {
            check.ToTable("checks");
            check.Property(static row => row.Id).HasMaxLength(32);
            check.Property(static row => row.Domain).HasMaxLength(253);
            check.HasIndex(static row => new { row.Domain, row.At });
            check.HasIndex(static row => row.At);
            check.HasIndex(static row => row.State).HasFilter("\"State\" = 0");
            check.HasOne(static row => row.Texts).WithOne()
                .HasForeignKey<StoredTexts>(static texts => texts.CheckId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<StoredTexts>(texts =>
        {
            texts.ToTable("texts");
            texts.HasKey(static row => row.CheckId);
            texts.Property(static row => row.CheckId).HasMaxLength(32);
        });
        modelBuilder.Entity<DataProtectionKey>().ToTable("keys");
    }
}

/// <summary>In one file.</summary>
internal sealed class SqliteDb(DbContextOptions<SqliteDb> options) : SealpostDb(options)
{
    // Deleted rows are overwritten where they were (secure_delete). The pages go back to the file system, and the log of
    // writes, in which the rows stand as they were, is cut to nothing.
    public override async Task ClearAwayAsync(CancellationToken cancellationToken)
    {
        await Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE);";
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);

            // Each row is a page given back: it works while it is read.
            do
            {
                while (await reader.ReadAsync(cancellationToken))
                {
                }
            }
            while (await reader.NextResultAsync(cancellationToken));
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    // SQLite has no type for moments, and cannot compare what EF would write for them.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
}

/// <summary>On a PostgreSQL server.</summary>
internal sealed class PostgreSqlDb(DbContextOptions<PostgreSqlDb> options) : SealpostDb(options)
{
    // Each outside of a transaction.
    public override async Task ClearAwayAsync(CancellationToken cancellationToken)
    {
        await Database.ExecuteSqlRawAsync("VACUUM checks", cancellationToken);
        await Database.ExecuteSqlRawAsync("VACUUM texts", cancellationToken);
    }
}
