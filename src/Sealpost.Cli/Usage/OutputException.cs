namespace Sealpost.Cli.Usage;

/// <summary>What was to be written cannot be; the message is for the user and safe to show. The command line is not to blame.</summary>
internal sealed class OutputException(string message) : Exception(message)
{
    private const int BrokenPipe = 32;
    private const int NoSpace = 28;

    /// <summary>Whether a write failed because nobody reads any more, as after <c>| head</c>: there is nothing to complain of.</summary>
    public static bool IsReaderGone(IOException fault) => OperatingSystem.IsWindows()
        ? fault.HResult is unchecked((int)0x800700E8) or unchecked((int)0x8007006D)
        : fault.HResult is BrokenPipe;

    /// <summary>Why a write failed, in words.</summary>
    public static string Reason(Exception fault) => fault switch
    {
        IOException { HResult: NoSpace or unchecked((int)0x80070070) } => "no space is left on the disk",
        UnauthorizedAccessException => "there is no permission to",
        DirectoryNotFoundException or FileNotFoundException => "nothing can be created there",
        _ => Core.Rendering.SafeText.Of(fault.Message.TrimEnd('.')),
    };
}
