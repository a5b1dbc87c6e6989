using System.Text;
using Sealpost.Core.Publishing;
using Sealpost.Core.Rendering;

namespace Sealpost.Cli.Usage;

/// <summary>The directory that hosting files are written to: all of them or none, and never over another file.</summary>
internal sealed class HostingTarget
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _folder;

    private HostingTarget(string folder) => _folder = folder;

    /// <summary>Looks at a directory before anything is done that would be lost; makes it where it is not there.</summary>
    /// <exception cref="UsageException">It is a file.</exception>
    public static HostingTarget Of(string folder) => File.Exists(folder)
        ? throw new UsageException($"--output needs a directory; {Quote.Of(folder)} is a file.")
        : new(Path.GetFullPath(folder));

    /// <summary>Writes the files: each is written beside its place and then moved there, which fails where one is.</summary>
    /// <returns>The paths.</returns>
    /// <exception cref="UsageException">One is there already.</exception>
    /// <exception cref="OutputException">One cannot be written.</exception>
    public IReadOnlyList<string> Write(IReadOnlyList<HostingFile> files)
    {
        var places = (from file in files select Path.Combine([_folder, .. file.Path.Split('/')])).ToList();
        if (places.Find(static place => Path.Exists(place)) is { } taken)
        {
            throw new UsageException($"--output: {Quote.Of(taken)} is there already, and nothing is overwritten.");
        }

        var placed = new List<string>();
        try
        {
            foreach (var (file, place) in files.Zip(places))
            {
                Write(file, place);
                placed.Add(place);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            placed.ForEach(File.Delete);
            throw new OutputException($"--output: {Quote.Of(_folder)} cannot be written: {OutputException.Reason(fault)}.");
        }

        return placed;
    }

    private static void Write(HostingFile file, string place)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        var unfinished = $"{place}.{Environment.ProcessId}.part";
        try
        {
            File.WriteAllText(unfinished, file.Text, Utf8);
            File.Move(unfinished, place, overwrite: false);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
