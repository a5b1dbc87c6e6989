using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Sealpost.Lab.Running;
using Sealpost.Web.Tests.Storage;

[assembly: AssemblyFixture(typeof(PostgreSqlServer))]

namespace Sealpost.Web.Tests.Storage;

/// <summary>A PostgreSQL server of the tests' own, on 127.0.0.1, started when first asked for.</summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    private static readonly string? Programs = Find();
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sealpost-postgres-");
    private readonly SemaphoreSlim _starting = new(1, 1);
    private Daemon? _server;
    private string _connection = "";
    private int _databases;

    /// <summary>Why there is none; null where there is one.</summary>
    public static string? Unavailable =>
        Programs is null ? "PostgreSQL is not installed (package postgresql)"
        : !OperatingSystem.IsLinux() ? "needs Linux"
        : null;

    /// <summary>The connection string of a new, empty database.</summary>
    public async Task<string> NewDatabaseAsync(CancellationToken cancellationToken)
    {
        await _starting.WaitAsync(cancellationToken);
        try
        {
            if (_server is null)
            {
                await StartAsync(cancellationToken);
            }
        }
        finally
        {
            _starting.Release();
        }

        var name = $"sealpost_{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection($"{_connection};Database=postgres");
        await connection.OpenAsync(cancellationToken);
#pragma warning disable CA2100 // The name is a number that was counted here.
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
#pragma warning restore CA2100
        await create.ExecuteNonQueryAsync(cancellationToken);
        return $"{_connection};Database={name}";
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _starting.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        // PostgreSQL refuses to be run by root.
        string[] @as = [];
        if (Environment.UserName is "root")
        {
            @as = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"];
            await RunAsync(["chown", "postgres", _folder.FullName], cancellationToken);
        }

        var data = Path.Combine(_folder.FullName, "data");
        await RunAsync(
            [
                .. @as, $"{Programs}/initdb", "--pgdata", data, "--username", "sealpost", "--auth", "trust",
                "--encoding", "UTF8", "--no-locale", "--no-sync",
            ],
            cancellationToken);
        var port = FreePort();
        _server = Daemon.Start(
            Path.Combine(_folder.FullName, "log"),
            new Dictionary<string, string>(),
            [
                .. @as, $"{Programs}/postgres", "-D", data, "-p", $"{port}", "-c", "listen_addresses=127.0.0.1",
                "-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "shared_buffers=32MB",
                "-c", "max_connections=300",
            ]);
        _connection = $"Host=127.0.0.1;Port={port};Username=sealpost";
        await AnswersAsync(cancellationToken);
    }

    private async Task AnswersAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        while (!_server!.HasEnded)
        {
            try
            {
                await using var connection = new NpgsqlConnection($"{_connection};Database=postgres");
                await connection.OpenAsync(limit.Token);
                return;
            }
            catch (NpgsqlException)
            {
                await Task.Delay(100, limit.Token);
            }
        }

        throw new InvalidOperationException(
            await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "log"), cancellationToken));
    }

    private static async Task RunAsync(string[] command, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)}: {await output}{await error}");
        }
    }

    private static string? Find() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal)
            .Select(static version => Path.Combine(version, "bin"))
            .LastOrDefault(static folder => File.Exists(Path.Combine(folder, "initdb")))
        : null;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
