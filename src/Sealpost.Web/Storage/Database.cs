using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Sealpost.Web.Storage;

/// <summary>Which engine a connection string means, and how it is opened.</summary>
internal static class Database
{
    // A pool of Npgsql has a hundred connections; readers need some, too.
    private const int MostWritersOnServer = 48;

    /// <summary>Whether the text names a PostgreSQL server: it has a host.</summary>
    public static bool IsPostgreSql(string text) => text.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds the database that <paramref name="text"/> names: a PostgreSQL connection string, or a file.</summary>
    public static IServiceCollection AddDatabase(this IServiceCollection services, string text)
    {
        var keys = services.AddDataProtection().SetApplicationName("sealpost-web");
        if (IsPostgreSql(text))
        {
            var connection = new NpgsqlConnectionStringBuilder(text).ConnectionString;
            services.AddPooledDbContextFactory<PostgreSqlDb>(options => options.UseNpgsql(connection));
            services.AddSingleton<IDbContextFactory<SealpostDb>, Factory<PostgreSqlDb>>();
            services.AddSingleton(_ => new Writers(MostWritersOnServer));
            keys.PersistKeysToDbContext<PostgreSqlDb>();
        }
        else
        {
            var connection = new SqliteConnectionStringBuilder { DataSource = text }.ConnectionString;
            services.AddPooledDbContextFactory<SqliteDb>(
                options => options.UseSqlite(connection).AddInterceptors(new SqliteDiligence()));
            services.AddSingleton<IDbContextFactory<SealpostDb>, Factory<SqliteDb>>();
            services.AddSingleton(static _ => new Writers(1));
            keys.PersistKeysToDbContext<SqliteDb>();
        }

        return services;
    }

    private sealed class Factory<T>(IDbContextFactory<T> inner) : IDbContextFactory<SealpostDb>
        where T : SealpostDb
    {
        public SealpostDb CreateDbContext() => inner.CreateDbContext();
    }
}
