using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sealpost.Web.Hosting;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Tests.Storage;

public sealed class SchemaTests(PostgreSqlServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Every_change_of_the_model_has_a_migration(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, server);
        await using var services = database.Open();
        await using var db = await Factory(services).CreateDbContextAsync(Cancel);

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Servers_that_start_at_once_make_the_tables_once(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, server);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            await using var services = await database.OpenReadyAsync();
            await using var db = await Factory(services).CreateDbContextAsync(Cancel);
            Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancel));
        }));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_database_that_is_ready_is_left_as_it_is(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, server);
        var check = SomeChecks.Open("example.com", SomeChecks.Then);
        await using (var services = await database.OpenReadyAsync())
        {
            await services.GetRequiredService<CheckStore>().OpenAsync(check, Cancel);
        }

        await using var again = await database.OpenReadyAsync();

        Assert.NotNull(await again.GetRequiredService<CheckStore>().FindAsync(check.Id, Cancel));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_database_of_a_later_version_is_not_touched(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, server);
        await using var services = await database.OpenReadyAsync();
        await using var db = await Factory(services).CreateDbContextAsync(Cancel);
        await db.Database.ExecuteSqlRawAsync(
            "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29991231000000_Later', '99.0')", Cancel);

        var fault = await Assert.ThrowsAsync<NewerDatabaseException>(() => Schema.ApplyAsync(Factory(services), Cancel));

        Assert.Contains("29991231000000_Later", StartFault.Words(fault), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_that_was_killed_does_not_block_the_next()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite, server);
        await using var services = await database.OpenReadyAsync();
        await using var db = await Factory(services).CreateDbContextAsync(Cancel);
        await db.Database.ExecuteSqlRawAsync(
            """
            CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT OR REPLACE INTO "__EFMigrationsLock" VALUES (1, '2026-11-24 10:00:00');
            """,
            Cancel);

        await Schema.ApplyAsync(Factory(services), Cancel).WaitAsync(TimeSpan.FromSeconds(30), Cancel);
    }

    [Fact]
    public async Task An_SQLite_file_keeps_what_it_was_told_to_keep()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite, server);
        await using var services = await database.OpenReadyAsync();
        await using var db = await Factory(services).CreateDbContextAsync(Cancel);
        await db.Database.OpenConnectionAsync(Cancel);
        var connection = db.Database.GetDbConnection();

        Assert.Equal("wal", await AskAsync(connection, "journal_mode"));
        Assert.Equal("2", await AskAsync(connection, "synchronous"));
        Assert.Equal("1", await AskAsync(connection, "secure_delete"));
        Assert.Equal("2", await AskAsync(connection, "auto_vacuum"));
        Assert.Equal("1", await AskAsync(connection, "foreign_keys"));
        Assert.Equal("20000", await AskAsync(connection, "busy_timeout"));
    }

    private static async Task<string?> AskAsync(DbConnection connection, string name)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name is one of those above.
        command.CommandText = $"PRAGMA {name}";
#pragma warning restore CA2100
        return Convert.ToString(await command.ExecuteScalarAsync(Cancel), null);
    }

    private static IDbContextFactory<SealpostDb> Factory(IServiceProvider services) =>
        services.GetRequiredService<IDbContextFactory<SealpostDb>>();
}
