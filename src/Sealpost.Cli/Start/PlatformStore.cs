using System.Runtime.InteropServices;

namespace Sealpost.Cli.Start;

/// <summary>Keeps the platform's own certificate store closed.</summary>
/// <remarks>
/// The platform opens its store whenever a chain is built, even one that may end at chosen roots only, and reads every
/// certificate in it twice: more time than the rest of a check takes. Sealpost has its own list of roots.
/// </remarks>
internal static partial class PlatformStore
{
    private const string File = "SSL_CERT_FILE";
    private const string Folder = "SSL_CERT_DIR";
    private const string Nothing = "/dev/null";

    /// <summary>To be called before the first chain is built. The user's own choice of file stays readable.</summary>
    public static void KeepClosed()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // The platform's cryptography reads the environment of the process, managed code a copy of it: only the first
        // is changed.
        var chosen = Environment.GetEnvironmentVariable(File);
        _ = SetEnvironment(File, Nothing, overwrite: 1);
        _ = SetEnvironment(Folder, Nothing, overwrite: 1);
        Environment.SetEnvironmentVariable(File, chosen);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
