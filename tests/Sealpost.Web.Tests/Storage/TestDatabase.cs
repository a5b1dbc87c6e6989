using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Tests.Storage;

/// <summary>The two engines; what is said of one is said of both.</summary>
public enum Engine
{
    Sqlite,
    PostgreSql,
}

/// <summary>An empty database of one engine, gone when it is disposed of.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sealpost-db-");

    private TestDatabase(string text) => Text = text.Length > 0 ? text : Path.Combine(_folder.FullName, "sealpost.db");

    /// <summary>What <c>--database</c> takes.</summary>
    public string Text { get; }

    public static async Task<TestDatabase> CreateAsync(Engine engine, PostgreSqlServer server)
    {
        if (engine is Engine.Sqlite)
        {
            return new("");
        }

        Assert.SkipUnless(PostgreSqlServer.Unavailable is null, PostgreSqlServer.Unavailable ?? "");
        return new(await server.NewDatabaseAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>What a server has of it: contexts and a store of its own.</summary>
    public ServiceProvider Open(TimeProvider? clock = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddDatabase(Text);
        services.AddSingleton<CheckStore>();
        return services.BuildServiceProvider();
    }

    /// <summary>The same with its tables made.</summary>
    public async Task<ServiceProvider> OpenReadyAsync(TimeProvider? clock = null)
    {
        var services = Open(clock);
        await Schema.ApplyAsync(
            services.GetRequiredService<IDbContextFactory<SealpostDb>>(), TestContext.Current.CancellationToken);
        return services;
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
