using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Sealpost.Web.Storage;

/// <summary>What every connection to an SQLite file is told first: they are settings of the connection, not the file.</summary>
internal sealed class SqliteDiligence : DbConnectionInterceptor
{
    // Another server on the same file may be writing; what is told to be kept is on the disk; what is deleted is
    // overwritten.
    private const string Settings = "PRAGMA busy_timeout = 20000; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
