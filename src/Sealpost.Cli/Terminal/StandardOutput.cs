using Microsoft.Win32.SafeHandles;

namespace Sealpost.Cli.Terminal;

/// <summary>Standard output for streams without end.</summary>
internal static class StandardOutput
{
    /// <summary>
    /// A stream that fails when nobody reads any more; the console's own ignores that, and the rest of the input would be
    /// worked through for nobody.
    /// </summary>
    public static Stream Open() => OperatingSystem.IsWindows()
        ? Console.OpenStandardOutput()
        : new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
}
