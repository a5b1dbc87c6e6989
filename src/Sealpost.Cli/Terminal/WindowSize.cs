using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Sealpost.Cli.Terminal;

/// <summary>How wide the terminal is.</summary>
internal static partial class WindowSize
{
    private const int StandardError = 2;
    private const int StandardOutput = 1;
    private const nuint GetWindowSize = 0x5413; // TIOCGWINSZ, ioctl_tty(2)

    /// <summary>Columns of the terminal; null where there is none, or it does not say.</summary>
    public static int? Columns() => OperatingSystem.IsLinux() ? OfLinux() : OfConsole();

    // The console class answers this only after it has switched the terminal to another keyboard mode, and leaves it
    // there.
    [SupportedOSPlatform("linux")]
    private static int? OfLinux() =>
        (Ask(StandardOutput, GetWindowSize, out var size) == 0 || Ask(StandardError, GetWindowSize, out size) == 0)
        && size.Columns > 0
            ? size.Columns
            : null;

    private static int? OfConsole()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Ask(int terminal, nuint request, out Size size);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Size
    {
        public readonly ushort Rows;
        public readonly ushort Columns;
        public readonly ushort Horizontal;
        public readonly ushort Vertical;
    }
}
