using Sealpost.Core.Rendering;

namespace Sealpost.Cli.Usage;

/// <summary>A file named on the command line, or standard input.</summary>
internal static class InputFile
{
    /// <summary>The name that stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="UsageException">It cannot be read; the message says which and why.</exception>
    public static Stream Open(string name)
    {
        if (name is StandardInput)
        {
            return Console.OpenStandardInput();
        }

        try
        {
            return new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        }
        catch (Exception fault)
            when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"{Quote.Of(name)} cannot be read: {Why(name, fault)}.");
        }
    }

    /// <summary>All octets of a file.</summary>
    /// <param name="name">The file.</param>
    /// <param name="most">The most octets it may have.</param>
    /// <exception cref="UsageException">It cannot be read, or is larger.</exception>
    public static byte[] Read(string name, int most)
    {
        using var input = Open(name);
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            for (var count = input.Read(buffer); count > 0; count = input.Read(buffer))
            {
                content.Write(buffer, 0, count);
                if (content.Length > most)
                {
                    throw new UsageException($"{Name(name)} cannot be read: it has more than {most} octets.");
                }
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{Name(name)} cannot be read: {Why(name, fault)}.");
        }

        return content.ToArray();
    }

    /// <summary>The file as it is spoken of.</summary>
    public static string Name(string name) => name is StandardInput ? "standard input" : Quote.Of(name);

    private static string Why(string name, Exception fault) => fault switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        _ when Directory.Exists(name) => "it is a directory",
        UnauthorizedAccessException => "permission denied",
        PathTooLongException => "the name is too long",
        _ => Core.Rendering.SafeText.Of(fault.Message.TrimEnd('.')),
    };
}
