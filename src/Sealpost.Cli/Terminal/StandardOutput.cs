using Microsoft.Win32.SafeHandles;

namespace Sealpost.Cli.Terminal;

/// <summary>Standard output and standard error as streams that fail when nobody reads any more.</summary>
/// <remarks>The console's own ignore that, so that an endless input would be worked through for nobody.</remarks>
internal static class StandardOutput
{
    /// <summary>Standard output.</summary>
    public static Stream Open() => Of(1) ?? Console.OpenStandardOutput();

    /// <summary>Standard error.</summary>
    public static Stream OpenError() => Of(2) ?? Console.OpenStandardError();

    // In a file this kind of stream writes at places of its own choosing, and would overwrite what another process
    // appends.
    private static FileStream? Of(nint number)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        var stream = new FileStream(new SafeFileHandle(number, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return stream.CanSeek ? null : stream;
    }
}
