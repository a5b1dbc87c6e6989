using Npgsql;
using Sealpost.Core.Rendering;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Hosting;

/// <summary>What the program says to whoever starts it.</summary>
internal static partial class Greeting
{
    /// <summary>Says where the page is and where checks are kept.</summary>
    public static void Say(ServerOptions options, WebApplication app, TextWriter output)
    {
        var (urls, place) = (string.Join(" and ", app.Urls), PlaceOf(options.Database));
        if (options.JsonLog)
        {
            // A reader of JSON lines is not helped by a line that is none.
            Log.Listening(app.Logger, urls, place);
            return;
        }

        output.WriteLine($"Sealpost is at {urls} and keeps its checks in {place}. Ctrl+C stops it.");
        output.Flush();
    }

    /// <summary>Says loudly what must not happen by accident.</summary>
    public static async Task WarnAsync(ServerOptions options, TextWriter error)
    {
        if (options.AllowPrivate || !options.AssumedPublic.IsEmpty)
        {
            var which = options.AllowPrivate ? "--allow-private" : "--assume-public";
            await error.WriteLineAsync(
                $"""
                **********************************************************************
                  WARNING: {which} is on.
                  Whoever reaches this server can make it connect to this machine or
                  to the networks around it, on ports 25 and 443. That is for
                  laboratories. Never let strangers reach this server.
                **********************************************************************
                """);
        }
    }

    // A connection string holds a password.
    private static string PlaceOf(string database)
    {
        if (!Database.IsPostgreSql(database))
        {
            return SafeText.Of(Path.GetFullPath(database));
        }

        var server = new NpgsqlConnectionStringBuilder(database);
        return SafeText.Of($"the database {server.Database ?? server.Username} at {server.Host}");
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Listening on {Urls}; checks are kept in {Place}")]
        public static partial void Listening(ILogger logger, string urls, string place);
    }
}
