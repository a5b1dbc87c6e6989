using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Sealpost.Core.Rendering;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Hosting;

/// <summary>Why a server with good settings cannot start, in words for its operator.</summary>
internal static class StartFault
{
    /// <summary>The words; null for a fault of the program itself.</summary>
    public static string? Words(Exception fault) => Chain(fault).Select(WordsOf).FirstOrDefault(static words => words is not null);

    private static IEnumerable<Exception> Chain(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    private static string? WordsOf(Exception fault) => fault switch
    {
        IOException { InnerException: AddressInUseException } =>
            $"{AddressIn(fault)} is in use by another program. Stop that, or listen elsewhere with --urls.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            "This user may not listen on that port. Listen on one above 1023 with --urls, and put a proxy before it.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
            "The address to listen on is none of this machine's. Choose another with --urls.",
        InvalidOperationException when fault.Message.Contains("HTTPS", StringComparison.Ordinal) =>
            "An https address needs a certificate. Name one as Kestrel:Certificates:Default in a configuration file, "
            + "or listen on http behind a proxy that has one.",
        NewerDatabaseException => $"{fault.Message} Start that version, or name another one with --database.",
        DbException =>
            $"The database cannot be used: {SafeText.Of(fault.Message).TrimEnd('.')}. Look at --database.",
        SocketException socket => $"The server could not start: {SafeText.Of(socket.Message)}.",
        _ => null,
    };

    // "Failed to bind to address http://127.0.0.1:8080: address already in use."
    private static string AddressIn(Exception fault) =>
        fault.Message.Split(' ').FirstOrDefault(static word => word.Contains("://", StringComparison.Ordinal))
            ?.TrimEnd(':') is { } address
            ? SafeText.Of(address)
            : "The address to listen on";
}
