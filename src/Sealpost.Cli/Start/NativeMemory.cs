using System.Runtime.InteropServices;

namespace Sealpost.Cli.Start;

/// <summary>Keeps the heap of native code small: that of TLS, of packing, and of the platform itself.</summary>
/// <remarks>
/// The C library of Linux gives each of some twenty threads a heap of its own, and keeps large blocks there once one was freed. Packing
/// takes and frees such blocks all the time and leaves holes between them: a scan grew by hundreds of octets a domain
/// though nothing was lost.
/// </remarks>
internal static partial class NativeMemory
{
    // M_MMAP_THRESHOLD and M_ARENA_MAX of mallopt(3).
    private const int OwnMappingFrom = -3;
    private const int MostHeaps = -8;
    private const int Large = 128 * 1024;

    /// <summary>To be called before threads are started.</summary>
    public static void KeepSmall()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            // What is large lies apart, and goes back to the system when it is freed.
            _ = SetOption(OwnMappingFrom, Large);
            _ = SetOption(MostHeaps, Math.Max(2, Environment.ProcessorCount));
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library, that has no such heaps.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);
}
