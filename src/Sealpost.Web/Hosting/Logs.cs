using Microsoft.Extensions.Logging.Console;

namespace Sealpost.Web.Hosting;

/// <summary>Log lines: for operators, on standard output, without the domains asked for and without who asks.</summary>
internal static class Logs
{
    /// <summary>What is logged where a configuration says nothing else.</summary>
    /// <remarks>
    /// The framework's own lines at Information name paths, in which domains stand. Its host tells a failed start with
    /// all its frames; the program says it in a sentence.
    /// </remarks>
    public static IEnumerable<KeyValuePair<string, string?>> Levels { get; } =
    [
        new("Logging:LogLevel:Default", nameof(LogLevel.Information)),
        new("Logging:LogLevel:Microsoft", nameof(LogLevel.Warning)),
        // Keys are kept in the clear, in a database that nobody else should read: known, and in docs/serving.md.
        new("Logging:LogLevel:Microsoft.AspNetCore.DataProtection", nameof(LogLevel.Error)),
        new("Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command", nameof(LogLevel.Error)),
        new("Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host", nameof(LogLevel.Critical)),
        new("Logging:LogLevel:Npgsql", nameof(LogLevel.Warning)),
        new("Logging:LogLevel:System", nameof(LogLevel.Warning)),
    ];

    public static void Configure(ILoggingBuilder logging, ServerOptions options)
    {
        logging.ClearProviders();
        if (options.JsonLog)
        {
            logging.AddJsonConsole(static console => Shape(console, "yyyy-MM-ddTHH:mm:ss.fffZ"));
        }
        else
        {
            logging.AddSimpleConsole(static console =>
            {
                Shape(console, "yyyy-MM-dd HH:mm:ssZ ");
                console.SingleLine = true;
            });
        }
    }

    // Scopes name the path and the connection.
    private static void Shape(ConsoleFormatterOptions console, string time)
    {
        console.IncludeScopes = false;
        console.UseUtcTimestamp = true;
        console.TimestampFormat = time;
    }
}
